// npm run migration:create -- add-review-notes
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  console.error('Give the migration a name in kebab-case, such as: npm run migration:create -- add-review-notes');
  process.exit(1);
}

const FOLDER = 'db/migrations';
const last = Math.max(0, ...readdirSync(FOLDER).map((file) => Number(/^(\d{4})-/.exec(file)?.[1] ?? 0)));
const file = `${String(last + 1).padStart(4, '0')}-${name}`;
const index = readFileSync(`${FOLDER}/index.ts`, 'utf8');
// They are applied in the order of their timestamps, so a new one comes after all there are, whatever the clock says.
const latest = Math.max(0, ...[...index.matchAll(/\b[A-Z]\w*?(\d{13})\b/g)].map(([, timestamp]) => Number(timestamp)));
const words = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1));
const className = `${words.join('')}${Math.max(Date.now(), latest + 1000)}`;

writeFileSync(
  `${FOLDER}/${file}.ts`,
  `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(\`\`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(\`\`);
  }
}
`,
  { flag: 'wx' },
);
const listed = index.replace(/(export const migrations = \[)([\s\S]*?),?(\s*)\]/, `$1$2, ${className}$3]`);
const imports = [...listed.matchAll(/^import .*$/gm)].at(-1);
const end = imports ? imports.index + imports[0].length : 0;
writeFileSync(`${FOLDER}/index.ts`, `${listed.slice(0, end)}\nimport { ${className} } from './${file}';${listed.slice(end)}`);
console.log(`${FOLDER}/${file}.ts\n  is the last of ${FOLDER}/index.ts: write its SQL, with named constraints, both ways.`);
