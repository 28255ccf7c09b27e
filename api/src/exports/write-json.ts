import type { ExportWriter } from './export-writer';

/** One object: what it is, then each table with its columns and rows as objects, then what they come to. */
export const writeJson: ExportWriter = async ({ about, tables, sums }, put) => {
  const text = (said: string): Promise<void> => put(Buffer.from(said, 'utf8'));
  await text(`{"format":"holdfast-register-export","form":1,"about":${JSON.stringify(about)}`);
  for (const { name, columns, batches } of tables) {
    await text(`,\n${JSON.stringify(name)}:{"columns":${JSON.stringify(columns.map(({ key, header, type }) => ({ key, header, type })))},"rows":[`);
    let first = true;
    for await (const rows of batches) {
      const said = rows.map(({ values }) => JSON.stringify(Object.fromEntries(columns.map(({ key }, at) => [key, values[at] ?? null]))));
      await text(`${first ? '' : ','}\n${said.join(',\n')}`);
      first = false;
    }
    await text(']}');
  }
  await text(`,\n"sums":${JSON.stringify(sums())}}\n`);
};
