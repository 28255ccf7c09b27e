import fc from 'fast-check';
import { ancestorsOf, descendantsOf, pathsOf, pathTo, wouldMakeCycle, type TreeNode } from './tree';

const council: TreeNode[] = [
  { id: 'council', parentId: null },
  { id: 'infrastructure', parentId: 'ict' },
  { id: 'resources', parentId: 'council' },
  { id: 'ict', parentId: 'resources' },
  { id: 'places', parentId: 'council' },
];

describe('a tree of units or registers', () => {
  it('runs from the root down to a unit', () => {
    expect(pathTo(council, 'infrastructure')).toEqual(['council', 'resources', 'ict', 'infrastructure']);
    expect(ancestorsOf(council, 'infrastructure')).toEqual(['council', 'resources', 'ict']);
    expect(pathTo(council, 'unknown')).toEqual([]);
  });

  it('runs down to each of its units at once as to one alone, in a circle too', () => {
    const circle: TreeNode[] = [{ id: 'a', parentId: 'b' }, { id: 'b', parentId: 'a' }];
    for (const nodes of [council, circle]) expect([...pathsOf(nodes)]).toEqual(nodes.map(({ id }) => [id, pathTo(nodes, id)]));
  });

  it('has under a unit everything below it', () => {
    expect(descendantsOf(council, 'resources')).toEqual(['ict', 'infrastructure']);
    expect(descendantsOf(council, 'infrastructure')).toEqual([]);
  });

  it.each([
    ['resources', 'infrastructure', true],
    ['resources', 'resources', true],
    ['resources', 'places', false],
    ['resources', null, false],
    ['new', 'ict', false],
    ['new', 'new', true],
  ])('%s under %s makes a cycle: %p', (id, parent, cycle) => {
    expect(wouldMakeCycle([...council, { id: 'new', parentId: null }], id, parent)).toBe(cycle);
  });

  it('a new node that is its own parent makes a cycle before it is in the tree', () => {
    expect(wouldMakeCycle(council, 'new', 'new')).toBe(true);
  });

  it('a circle that is there already ends the walk instead of hanging it', () => {
    const circle: TreeNode[] = [{ id: 'a', parentId: 'b' }, { id: 'b', parentId: 'a' }];
    expect(pathTo(circle, 'a')).toEqual(['b', 'a']);
    expect(descendantsOf(circle, 'a')).toEqual(['b']);
  });

  it('refuses a move exactly when the new parent is the node or lies under it', () => {
    const anyTree = fc.array(fc.nat(), { minLength: 1, maxLength: 20 }).map((seeds) => seeds.map((seed, index) => ({ id: `${index}`, parentId: index === 0 ? null : `${seed % index}` })));
    fc.assert(fc.property(anyTree, fc.nat(), fc.nat(), (tree, a, b) => {
      const [id, parent] = [tree[a % tree.length]!.id, tree[b % tree.length]!.id];
      expect(wouldMakeCycle(tree, id, parent)).toBe(id === parent || descendantsOf(tree, id).includes(parent));
      expect(ancestorsOf(tree, id).every((above) => descendantsOf(tree, above).includes(id))).toBe(true);
    }));
  });
});
