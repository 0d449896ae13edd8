/* The Python module `_scan`. It keeps to the stable interface of Python 3.11, so that what is
   compiled once serves every later Python. */

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "places.h"
#include "read.h"

/* Bytes of a line that are told from other lines. */
enum { TOLD = 512 };

typedef struct {
    PyObject_HEAD
    PyObject *made_of; /* the bytes that `form` points to */
    Form form;
} Scanner;

static void
discard(Form *form)
{
    for (int i = 0; form->inner && i < form->inner_count; i++) {
        discard(&form->inner[i]);
    }
    PyMem_Free(form->inner);
    PyMem_Free(form->names);
}

static int
slice_of(PyObject *bytes, Slice *slice)
{
    char *at;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(bytes, &at, &size) < 0) {
        return -1;
    }
    *slice = (Slice){at, size};
    return 0;
}

/* Makes `form` what a tuple of form.py says; `discard` is right for it whatever happens. */
static int
fill(Form *form, PyObject *tuple, int depth)
{
    int kind;
    PyObject *key, *names, *inner;
    if (!PyTuple_Check(tuple) || depth > DEEPEST) {
        PyErr_SetString(PyExc_TypeError, "a form is a tuple, and not nested deeper than is read");
        return -1;
    }
    if (!PyArg_ParseTuple(tuple, "ipLLLKSO!O!:Scanner", &kind, &form->nullable, &form->least,
                          &form->most, &form->step, &form->required, &key, &PyTuple_Type, &names,
                          &PyTuple_Type, &inner) ||
        slice_of(key, &form->key) < 0) {
        return -1;
    }
    Py_ssize_t names_count = PyTuple_Size(names), inner_count = PyTuple_Size(inner);
    int paired = kind == OBJECT || kind == CHOICE;
    if (kind < TEXT || kind > PUBLIC || form->step < 1 || names_count > INT_MAX ||
        (kind == OBJECT && names_count > KEYS) || (kind == PUBLIC && names_count == 0) ||
        inner_count != (paired ? names_count : kind == ARRAY || kind == SIZE)) {
        PyErr_SetString(PyExc_ValueError, "there is no such form");
        return -1;
    }
    form->kind = (Kind)kind;
    form->names = PyMem_Calloc((size_t)names_count + 1, sizeof(Slice));
    form->inner = PyMem_Calloc((size_t)inner_count + 1, sizeof(Form));
    if (!form->names || !form->inner) {
        PyErr_NoMemory();
        return -1;
    }
    form->names_count = (int)names_count;
    form->inner_count = (int)inner_count;
    for (int i = 0; i < form->names_count; i++) {
        if (slice_of(PyTuple_GetItem(names, i), &form->names[i]) < 0) {
            return -1;
        }
    }
    for (int i = 0; i < form->inner_count; i++) {
        if (fill(&form->inner[i], PyTuple_GetItem(inner, i), depth + 1) < 0) {
            return -1;
        }
    }
    return 0;
}

static PyObject *
scanner_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"form", NULL};
    PyObject *tuple;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "O!:Scanner", names, &PyTuple_Type, &tuple)) {
        return NULL;
    }
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    PyObject *self = allocate(type, 0);
    if (!self) {
        return NULL;
    }
    Scanner *scanner = (Scanner *)self;
    Py_INCREF(tuple);
    scanner->made_of = tuple;
    if (fill(&scanner->form, tuple, 0) < 0) {
        Py_DECREF(self);
        return NULL;
    }
    return self;
}

static void
scanner_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    discard(&((Scanner *)self)->form);
    Py_XDECREF(((Scanner *)self)->made_of);
    release(self);
    Py_DECREF(type);
}

static PyObject *
scanner_look(PyObject *self, PyObject *data)
{
    const char *at;
    char *bytes;
    Py_ssize_t size;
    int which;
    LeftOut left_out;
    if (PyUnicode_Check(data)) {
        at = PyUnicode_AsUTF8AndSize(data, &size);
        if (!at && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
            PyErr_Clear();
            return PyLong_FromLong(UNSURE);
        }
    }
    else {
        at = PyBytes_AsStringAndSize(data, &bytes, &size) < 0 ? NULL : bytes;
    }
    return at ? PyLong_FromLong(verdict(&((Scanner *)self)->form, at, at + size, &which, &left_out)) : NULL;
}

/* The counts as a tuple of int. */
static PyObject *
tuple_of(const Py_ssize_t *counts, int size)
{
    PyObject *tuple = PyTuple_New(size);
    for (int i = 0; tuple && i < size; i++) {
        PyObject *count = PyLong_FromSsize_t(counts[i]);
        if (!count || PyTuple_SetItem(tuple, i, count) < 0) {
            Py_CLEAR(tuple);
        }
    }
    return tuple;
}

/* The line from `at` to `stop` with a mark for each part that is left out, after the number of its form: what is
   wrong in two lines for which it is the same is the same. None where it is too long. */
static PyObject *
told(const char *at, const char *stop, int which, const LeftOut *left_out)
{
    char text[TOLD];
    Py_ssize_t used = (Py_ssize_t)sizeof which;
    memcpy(text, &which, sizeof which);
    if (which < 0 || left_out->count > PARTS) {
        Py_RETURN_NONE;
    }
    for (int i = 0; i <= left_out->count; i++) {
        const Slice *part = i < left_out->count ? &left_out->parts[i] : NULL;
        Py_ssize_t size = (part ? part->at : stop) - at;
        if (used + size + 1 > TOLD) {
            Py_RETURN_NONE;
        }
        memcpy(text + used, at, (size_t)size);
        used += size;
        if (part) {
            /* No JSON text has this byte. */
            text[used++] = '\1';
            at = part->at + part->size;
        }
    }
    return PyBytes_FromStringAndSize(text, used);
}

/* Adds to `rest` the line from `from` to `to` and what `told` says of it, which is stolen; -1 with an exception. */
static int
append(PyObject *rest, Py_ssize_t line, Py_ssize_t from, Py_ssize_t to, Verdict found, PyObject *said)
{
    PyObject *one =
        said ? Py_BuildValue("(nnnON)", line, from, to, found == ONCE ? Py_True : Py_False, said)
             : NULL;
    int done = one ? PyList_Append(rest, one) : -1;
    Py_XDECREF(one);
    return done;
}

static PyObject *
scanner_sort(PyObject *self, PyObject *data)
{
    const Form *form = &((Scanner *)self)->form;
    char *start;
    Py_ssize_t size, line = 0;
    if (PyBytes_AsStringAndSize(data, &start, &size) < 0) {
        return NULL;
    }
    int models = form->kind == CHOICE ? form->inner_count : 1;
    Py_ssize_t *right = PyMem_Calloc((size_t)models + 1, sizeof(Py_ssize_t));
    PyObject *rest = PyList_New(0), *result = NULL;
    if (!right || !rest) {
        PyErr_NoMemory();
        goto done;
    }
    const char *at = start, *end = start + size, *stop;
    do {
        stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) {
            stop = end;
        }
        int which;
        LeftOut left_out;
        Verdict found = verdict(form, at, stop, &which, &left_out);
        if (found == RIGHT) {
            right[which]++;
        }
        else if (append(rest, line, at - start, stop - start, found,
                        told(at, stop, found == ONCE ? which : -1, &left_out)) < 0) {
            goto done;
        }
        line++;
        at = stop + 1;
    } while (stop < end);
    PyObject *counts = tuple_of(right, models);
    result = counts ? Py_BuildValue("(nNO)", line, counts, rest) : NULL;
done:
    PyMem_Free(right);
    Py_XDECREF(rest);
    return result;
}

static PyObject *
scan_glance(PyObject *self, PyObject *args)
{
    const char *data;
    Py_ssize_t size, start, stop;
    PyObject *marks;
    (void)self;
    if (!PyArg_ParseTuple(args, "y#nnO!:glance", &data, &size, &start, &stop, &PyTuple_Type, &marks)) {
        return NULL;
    }
    const char *at = data + start, *end = data + stop;
    if (start < 0 || start >= stop || stop > size || *at != '{' ||
        memchr(at, '\n', (size_t)(end - at)) || has_escaped(at, end)) {
        Py_RETURN_NONE;
    }
    Py_ssize_t count = PyTuple_Size(marks);
    PyObject *places = PyTuple_New(2 * count);
    for (Py_ssize_t i = 0; places && i < count; i++) {
        PyObject *name;
        int key;
        Slice text;
        if (!PyArg_ParseTuple(PyTuple_GetItem(marks, i), "Sp:glance", &name, &key) ||
            slice_of(name, &text) < 0) {
            Py_CLEAR(places);
            break;
        }
        long long where = column(at, end, &text, key);
        if (where == 0) {
            Py_DECREF(places);
            Py_RETURN_NONE;
        }
        PyObject *line = PyLong_FromLong(0), *character = PyLong_FromLongLong(where);
        if (!line || !character) {
            Py_XDECREF(line);
            Py_XDECREF(character);
            Py_CLEAR(places);
            break;
        }
        PyTuple_SetItem(places, 2 * i, line);
        PyTuple_SetItem(places, 2 * i + 1, character);
    }
    return places;
}

static PyMethodDef functions[] = {
    {"glance", scan_glance, METH_VARARGS,
     "(0, column) of each mark in a line of bytes, or None; see glance.py of gatewright-tools."},
    {NULL, NULL, 0, NULL},
};

static PyMethodDef methods[] = {
    {"look", scanner_look, METH_O, "RIGHT, ONCE or UNSURE, for a text that is str or bytes."},
    {"sort", scanner_sort, METH_O,
     "(lines, right ones of each model, [(line, start, end, once, told)] of the others), for bytes."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_doc, "Tells the texts that certainly are right requests, by a form of form.py."},
    {Py_tp_new, scanner_new},
    {Py_tp_dealloc, scanner_dealloc},
    {Py_tp_methods, methods},
    {0, NULL},
};

static PyType_Spec spec = {
    .name = "_scan.Scanner",
    .basicsize = sizeof(Scanner),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = slots,
};

static int
execute(PyObject *module)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &spec, NULL);
    int done = type ? PyModule_AddType(module, (PyTypeObject *)type) : -1;
    Py_XDECREF(type);
    if (done < 0 || PyModule_AddIntConstant(module, "RIGHT", RIGHT) < 0 ||
        PyModule_AddIntConstant(module, "ONCE", ONCE) < 0) {
        return -1;
    }
    return PyModule_AddIntConstant(module, "UNSURE", UNSURE);
}

static PyModuleDef_Slot module_slots[] = {{Py_mod_exec, execute}, {0, NULL}};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_scan",
    .m_doc = "A look at the text of requests; see scan/__init__.py.",
    .m_methods = functions,
    .m_slots = module_slots,
};

PyMODINIT_FUNC
PyInit__scan(void)
{
    return PyModuleDef_Init(&module);
}
