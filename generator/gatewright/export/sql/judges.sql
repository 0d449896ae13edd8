-- Judges of single values. Each takes the body, the JSON Pointer of a value in it and the limits of
-- that value, and gives a list of {path, rule, value}: empty when the value is right or not there.

CREATE OR REPLACE MACRO judge_told(body, path, rules) AS [
    {'path': path, 'rule': rule, 'value': json_extract(body, path)}
    FOR rule IN rules IF rule IS NOT NULL
];

-- Not there, or null where null is a value: nothing to judge.
CREATE OR REPLACE MACRO judge_passes(body, path, nullable) AS
    json_type(body, path) IS NULL OR (nullable AND json_type(body, path) = 'NULL');

CREATE OR REPLACE MACRO judge_has(body, path) AS json_type(body, path) IS NOT NULL;

CREATE OR REPLACE MACRO judge_required(body, object, key) AS
    CASE WHEN json_type(body, object) = 'OBJECT' AND NOT judge_has(body, object || key)
        THEN judge_told(body, object || key, ['required']) ELSE [] END;

CREATE OR REPLACE MACRO judge_absent(body, path) AS
    CASE WHEN judge_has(body, path) THEN judge_told(body, path, ['mode']) ELSE [] END;

CREATE OR REPLACE MACRO judge_const(body, path, word) AS judge_told(body, path, CASE
    WHEN NOT judge_has(body, path) THEN []
    WHEN json_type(body, path) = 'VARCHAR' AND json_extract_string(body, path) = word THEN []
    ELSE ['const']
END);

-- One of `words`.
CREATE OR REPLACE MACRO judge_enum(body, path, words, nullable := false) AS
    judge_told(body, path, CASE
        WHEN judge_passes(body, path, nullable) THEN []
        WHEN json_type(body, path) <> 'VARCHAR' THEN ['type']
        WHEN json_extract_string(body, path) NOT IN words THEN ['enum']
        ELSE []
    END);

CREATE OR REPLACE MACRO judge_boolean(body, path, nullable := false) AS
    judge_told(body, path, CASE
        WHEN judge_passes(body, path, nullable) THEN []
        WHEN json_type(body, path) <> 'BOOLEAN' THEN ['type']
        ELSE []
    END);

-- Lengths count Unicode code points.
CREATE OR REPLACE MACRO judge_text(
    body, path, min_length := NULL, max_length := NULL, pattern := NULL, nullable := false
) AS judge_told(body, path, CASE
    WHEN judge_passes(body, path, nullable) THEN []
    WHEN json_type(body, path) <> 'VARCHAR' THEN ['type']
    ELSE [
        CASE WHEN length(json_extract_string(body, path)) > max_length THEN 'maxLength' END,
        CASE WHEN length(json_extract_string(body, path)) < min_length THEN 'minLength' END,
        CASE WHEN NOT regexp_matches(json_extract_string(body, path), pattern) THEN 'pattern' END
    ]
END);

-- WIDTHxHEIGHT; `pattern` has the limits of the sides, the others those of their product.
CREATE OR REPLACE MACRO judge_pixels(text) AS
    split_part(text, 'x', 1)::BIGINT * split_part(text, 'x', 2)::BIGINT;

CREATE OR REPLACE MACRO judge_size(
    body, path, pattern, min_pixels := NULL, max_pixels := NULL, nullable := false
) AS judge_told(body, path, CASE
    WHEN judge_passes(body, path, nullable) THEN []
    WHEN json_type(body, path) <> 'VARCHAR' THEN ['type']
    WHEN NOT regexp_matches(json_extract_string(body, path), pattern) THEN ['pattern']
    WHEN judge_pixels(json_extract_string(body, path)) < min_pixels THEN ['minimum']
    WHEN judge_pixels(json_extract_string(body, path)) > max_pixels THEN ['maximum']
    ELSE []
END);

-- Whether a number is written as a whole one, however long.
CREATE OR REPLACE MACRO judge_digits(body, path) AS
    regexp_full_match(json_extract_string(body, path), '-?[0-9]+');

-- The whole number at `path`, exactly; NULL for fractions and beyond 128 bits.
CREATE OR REPLACE MACRO judge_whole(body, path) AS CASE
    WHEN judge_digits(body, path) THEN TRY_CAST(json_extract_string(body, path) AS HUGEINT)
    WHEN trunc(judge_double(body, path)) = judge_double(body, path)
        THEN TRY_CAST(judge_double(body, path) AS HUGEINT)
END;

CREATE OR REPLACE MACRO judge_double(body, path) AS json_extract_string(body, path)::DOUBLE;

-- A multiple of step / over: two whole numbers, so that 0.3 is a multiple of 1 / 10.
CREATE OR REPLACE MACRO judge_multiple(number, step, over) AS
    number = round(number * over / step) * step / over;

CREATE OR REPLACE MACRO judge_number(
    body, path, minimum := NULL, maximum := NULL, step := NULL, over := 1,
    whole := false, nullable := false
) AS judge_told(body, path, CASE
    WHEN judge_passes(body, path, nullable) THEN []
    WHEN json_type(body, path) NOT IN ('BIGINT', 'UBIGINT', 'DOUBLE') THEN ['type']
    WHEN NOT judge_digits(body, path) AND NOT isfinite(judge_double(body, path)) THEN ['finite']
    WHEN whole AND NOT judge_digits(body, path)
        AND trunc(judge_double(body, path)) <> judge_double(body, path) THEN ['type']
    ELSE [
        CASE WHEN coalesce(judge_whole(body, path) < minimum, judge_double(body, path) < minimum)
            THEN 'minimum' END,
        CASE WHEN coalesce(judge_whole(body, path) > maximum, judge_double(body, path) > maximum)
            THEN 'maximum' END,
        CASE WHEN abs(judge_double(body, path)) * over < 1e15
            AND NOT judge_multiple(judge_double(body, path), step, over) THEN 'multipleOf' END
    ]
END);

CREATE OR REPLACE MACRO judge_list(
    body, path, min_items := NULL, max_items := NULL, nullable := false
) AS judge_told(body, path, CASE
    WHEN judge_passes(body, path, nullable) THEN []
    WHEN json_type(body, path) <> 'ARRAY' THEN ['type']
    ELSE [
        CASE WHEN json_array_length(body, path) > max_items THEN 'maxItems' END,
        CASE WHEN json_array_length(body, path) < min_items THEN 'minItems' END
    ]
END);

-- Of every element of a list, its index as it stands in a JSON Pointer.
CREATE OR REPLACE MACRO judge_elements(body, path) AS range(
    CASE WHEN json_type(body, path) = 'ARRAY' THEN json_array_length(body, path)::BIGINT ELSE 0 END
);

-- An object that may have `keys` and no other.
CREATE OR REPLACE MACRO judge_object(body, path, keys := NULL, nullable := false) AS CASE
    WHEN judge_passes(body, path, nullable) THEN []
    WHEN json_type(body, path) <> 'OBJECT' THEN judge_told(body, path, ['type'])
    ELSE [
        {
            'path': path || '/' || replace(replace(key, '~', '~0'), '/', '~1'),
            'rule': 'additionalProperties',
            'value': to_json(key)
        }
        FOR key IN list_distinct(json_keys(body, path)) IF key NOT IN keys
    ]
END;
