/** A node of a tree kept as rows: units, and registers that escalate to a parent. Roots have no parent. */
export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** Whether giving `id` that parent would make it its own ancestor. `id` may be new and not among the nodes yet. */
export function wouldMakeCycle(nodes: Iterable<TreeNode>, id: string, newParentId: string | null): boolean {
  return newParentId === id || (newParentId !== null && pathTo(nodes, newParentId).includes(id));
}

/**
 * Ids from the root down to the node itself: what a permission asks for as `unitPath`. Empty when there is no such node.
 * Rows that already go round in a circle end the path instead of hanging it.
 */
export function pathTo(nodes: Iterable<TreeNode>, id: string): readonly string[] {
  return pathAmong(parentsOf(nodes), id);
}

/** Each node's path from the root, itself included. */
export function pathsOf(nodes: Iterable<TreeNode>): ReadonlyMap<string, readonly string[]> {
  const parents = parentsOf(nodes);
  return new Map([...parents.keys()].map((id) => [id, pathAmong(parents, id)]));
}

const parentsOf = (nodes: Iterable<TreeNode>): ReadonlyMap<string, string | null> => new Map([...nodes].map((node) => [node.id, node.parentId]));

function pathAmong(parents: ReadonlyMap<string, string | null>, id: string): readonly string[] {
  const path = new Set<string>();
  for (let here: string | null = id; here !== null && parents.has(here) && !path.has(here); here = parents.get(here) ?? null) path.add(here);
  return [...path].reverse();
}

/** Ids from the root down to the parent of the node. */
export function ancestorsOf(nodes: Iterable<TreeNode>, id: string): readonly string[] {
  return pathTo(nodes, id).slice(0, -1);
}

/** Ids of everything under the node, without itself, each parent before its children. */
export function descendantsOf(nodes: Iterable<TreeNode>, id: string): readonly string[] {
  const children = new Map<string | null, string[]>();
  for (const node of nodes) {
    const siblings = children.get(node.parentId);
    if (siblings) siblings.push(node.id);
    else children.set(node.parentId, [node.id]);
  }
  const found = new Set<string>([id]);
  for (const here of found) for (const child of children.get(here) ?? []) found.add(child);
  found.delete(id);
  return [...found];
}
