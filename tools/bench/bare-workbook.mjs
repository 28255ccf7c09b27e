// The same rows as the export, through the bare writer of the same library: a sheet for each table, no styles, nothing read.
import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import Excel from 'exceljs';

/** `from` is an export as JSON, which has a row on each line; null writes a workbook without rows. */
async function write({ from, to }) {
  const out = createWriteStream(to);
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const began = performance.now();
  let [sheet, rows] = [book.addWorksheet('Nothing'), 0];
  if (from)
    for await (const line of createInterface({ input: createReadStream(from) })) {
      const [, table] = /^"(\w+)":\{"columns":/.exec(line) ?? [];
      if (table) {
        sheet.commit();
        sheet = book.addWorksheet(table);
      } else if (line.startsWith('{"') && !line.startsWith('{"format"')) {
        sheet.addRow(Object.values(JSON.parse(line.replace(/(?:,|\]\}|\]\},)$/, ''))).map((value) => (Array.isArray(value) ? value.join('\n') : value))).commit();
        rows += 1;
        if (rows % 500 === 0) await new Promise((resume) => setImmediate(resume));
        if (out.writableNeedDrain) await once(out, 'drain');
      }
    }
  sheet.commit();
  await book.commit();
  return { ms: performance.now() - began, bytes: statSync(to).size, rows };
}

process.on('message', (message) => write(message).then((answer) => process.send(answer), (thrown) => process.send({ fault: String(thrown.stack) })));
process.once('disconnect', () => process.exit(0));
