// node xsd.cjs SCHEMA DOCUMENT…: prints what xmllint says of the documents; exit code 1 where it says something.
const fs = require("fs");
const { createRequire } = require("module");
const [modules, schema, ...documents] = process.argv.slice(2);
const { validateXML, memoryPages } = createRequire(modules + "/x.cjs")("xmllint-wasm");

validateXML({
  xml: documents.map((name) => ({ fileName: name, contents: fs.readFileSync(name, "utf8") })),
  schema: [fs.readFileSync(schema, "utf8")],
  maxMemoryPages: memoryPages.GiB,
}).then(({ valid, errors }) => {
  for (const { rawMessage } of errors) console.log(rawMessage);
  process.exitCode = valid ? 0 : 1;
});
