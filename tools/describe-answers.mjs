// What every route answers with, as JSON Schema: read from the return types of the controllers and the interfaces of
// libs/contracts that they name, so that the description of the API cannot say anything else than the compiler does.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '..');
const CONTROLLERS = 'api/src';
/** A file that is only thought: what the answers are, for the compiler to resolve. It lies beside the contracts. */
const THOUGHT = join(ROOT, 'libs/contracts/src/answers-of-routes.ts');
const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete'];

/** `routes` by operation, as Swagger names it (`RisksController_assess`); `schemas` are the contracts that they refer to. */
export function describeAnswers() {
  const routes = controllerFiles().flatMap(routesOf);
  const { checker, types, problem } = compile(routes);
  const schemas = {};
  const schemaOf = describer(checker, schemas);
  const described = Object.fromEntries(
    routes.map(({ operation, answer, changesVersion }) => {
      const type = types.get(operation);
      return [operation, { answer: answer === 'void' ? null : answer === 'StreamableFile' ? 'file' : schemaOf(type), changesVersion, hasVersion: !!type?.getProperty('version') }];
    }),
  );
  schemaOf(problem);
  return { routes: described, schemas };
}

function controllerFiles() {
  return readdirSync(join(ROOT, CONTROLLERS), { recursive: true }).filter((name) => name.endsWith('.controller.ts')).sort().map((name) => join(ROOT, CONTROLLERS, name));
}

function routesOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isClassDeclaration).flatMap((owner) =>
    owner.members.filter((member) => ts.isMethodDeclaration(member) && VERBS.includes(decoratorsOf(member)[0])).map((method) => {
      const operation = `${owner.name.text}_${method.name.getText()}`;
      return {
        operation,
        answer: unwrapped(method.type?.getText() ?? 'unknown'),
        changesVersion: method.parameters.some((parameter) => decoratorsOf(parameter).includes('IfMatch')),
      };
    }),
  );
}

const decoratorsOf = (node) => (ts.getDecorators(node) ?? []).map(({ expression }) => (ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText()));

/** The contract within `Promise<JsonText<...>>`. What is not said is unknown: a spec fails on it, not the build. */
function unwrapped(type) {
  const inner = /^Promise<(.*)>$/s.exec(type)?.[1] ?? type;
  const contract = /^JsonText<(.*)>$/s.exec(inner)?.[1] ?? inner;
  return contract === 'JsonText' ? 'unknown' : contract;
}

function compile(routes) {
  const told = routes.filter(({ answer }) => !['void', 'StreamableFile'].includes(answer));
  const names = [...new Set(told.flatMap(({ answer }) => answer.match(/[A-Z]\w*/g) ?? [])), 'ProblemView'];
  const text = `import type { ${names.join(', ')} } from './index';\nexport interface Answers {\n${told.map(({ operation, answer }) => `${operation}: ${answer};`).join('\n')}\nproblem: ProblemView;\n}`;
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [], skipLibCheck: true }, ROOT);
  const host = ts.createCompilerHost(options);
  const [exists, read, source] = [host.fileExists, host.readFile, host.getSourceFile];
  host.fileExists = (name) => name === THOUGHT || exists(name);
  host.readFile = (name) => (name === THOUGHT ? text : read(name));
  host.getSourceFile = (name, ...more) => (name === THOUGHT ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest) : source(name, ...more));
  const program = ts.createProgram([THOUGHT], options, host);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(THOUGHT);
  const answers = checker.getTypeAtLocation(file.statements.find(ts.isInterfaceDeclaration));
  const types = new Map(answers.getProperties().map((property) => [property.name, checker.getTypeOfSymbol(property)]));
  return { checker, types, problem: types.get('problem') };
}

/** Turns types into schemas. Interfaces of ours become components, once each. */
function describer(checker, schemas) {
  const nameOf = (type) => {
    const symbol = type.aliasSymbol ?? type.symbol;
    if (!symbol || symbol.name.startsWith('__') || !isOurs(symbol)) return null;
    const of = (type.aliasSymbol ? type.aliasTypeArguments : checker.getTypeArguments(type)) ?? [];
    const given = of.filter((one) => !one.isThisType);
    return symbol.name + given.map((one) => `Of${nameOf(one) ?? checker.typeToString(one)}`).join('');
  };
  const isOurs = (symbol) => symbol.declarations?.some((declaration) => declaration.getSourceFile().fileName.startsWith(join(ROOT, 'libs'))) ?? false;

  const schemaOf = (type) => {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [type.value] };
    if (type.flags & ts.TypeFlags.NumberLiteral) return { type: 'number', enum: [type.value] };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { type: 'boolean', enum: [checker.typeToString(type) === 'true'] };
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isUnion()) return unionOf(type);
    if (checker.isTupleType(type)) return { type: 'array', prefixItems: checker.getTypeArguments(type).map(schemaOf) };
    if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) };
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) throw new TypeError(`No schema for ${checker.typeToString(type)}`);
    const name = nameOf(type);
    if (!name) return objectOf(type);
    if (!(name in schemas)) {
      schemas[name] = {};
      schemas[name] = { ...objectOf(type), ...described(type.aliasSymbol ?? type.symbol) };
    }
    return { $ref: `#/components/schemas/${name}` };
  };

  const unionOf = (type) => {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const nulls = parts.some((part) => part.flags & ts.TypeFlags.Null) ? [{ type: 'null' }] : [];
    const rest = parts.filter((part) => !(part.flags & ts.TypeFlags.Null));
    if (rest.every((part) => part.flags & ts.TypeFlags.BooleanLiteral) && rest.length === 2) return alternatives([{ type: 'boolean' }, ...nulls]);
    const words = rest.filter((part) => part.flags & ts.TypeFlags.StringLiteral);
    const others = rest.filter((part) => !(part.flags & ts.TypeFlags.StringLiteral)).map(schemaOf);
    return alternatives([...(words.length ? [{ type: 'string', enum: words.map(({ value }) => value) }] : []), ...others, ...nulls]);
  };
  const alternatives = (all) => (all.length === 1 ? all[0] : { anyOf: all });

  const objectOf = (type) => {
    const properties = type.getProperties().map((property) => {
      const value = checker.getTypeOfSymbol(property);
      return { name: property.name, optional: !!(property.flags & ts.SymbolFlags.Optional), schema: { ...schemaOf(value), ...described(property) } };
    });
    const required = properties.filter(({ optional }) => !optional).map(({ name }) => name);
    const index = type.getStringIndexType();
    return {
      type: 'object',
      ...(properties.length ? { properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])) } : {}),
      ...(required.length ? { required } : {}),
      ...(index ? { additionalProperties: schemaOf(index) } : {}),
    };
  };
  const described = (symbol) => {
    const words = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
    return words ? { description: words } : {};
  };
  return schemaOf;
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFileSync(process.argv[2], JSON.stringify(describeAnswers()));
