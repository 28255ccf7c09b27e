/**
 * Writes src/app/shared/icons/icons.ts: the outlines used, taken from @material-symbols/svg-400 (Apache 2.0).
 * To use another icon, add its name here and run: node client/tools/make-icons.mjs
 */
import { readFile, writeFile } from 'node:fs/promises';

const names = [
  'account_tree', 'add', 'apartment', 'arrow_back', 'arrow_downward', 'arrow_forward', 'arrow_upward', 'assignment_turned_in',
  'calendar_month', 'category', 'check', 'chevron_right', 'close', 'cloud_off', 'content_copy', 'contrast', 'dark_mode', 'delete', 'description',
  'download', 'drag_indicator', 'edit', 'error-fill', 'fact_check', 'filter_list', 'flag', 'grid_view', 'group', 'group_add', 'history', 'home',
  'info', 'key', 'keyboard', 'keyboard_arrow_down', 'keyboard_arrow_up', 'light_mode', 'link', 'list_alt', 'lock', 'logout', 'mail', 'menu',
  'mark_email_read', 'mark_email_unread', 'more_horiz', 'move_up', 'notifications', 'open_in_new', 'pause', 'person', 'play_arrow', 'print', 'remove', 'replay', 'schedule', 'search', 'settings', 'subdirectory_arrow_right',
  'swap_vert', 'sync', 'table_rows', 'target', 'task_alt', 'timeline', 'trending_up', 'tune', 'undo', 'unfold_more', 'upload_file', 'view_column', 'visibility',
  'visibility_off', 'warning-fill',
];

const folder = new URL('../../node_modules/@material-symbols/svg-400/rounded/', import.meta.url);
const lines = await Promise.all(
  names.map(async (name) => {
    const svg = await readFile(new URL(`${name}.svg`, folder), 'utf8');
    const path = /<path d="([^"]+)"\/>/.exec(svg)?.[1];
    if (!path) throw new Error(`${name}.svg is not a single path`);
    return `  '${name.replace('-fill', '_filled').replaceAll('_', '-')}': '${path}',`;
  }),
);
await writeFile(
  new URL('../src/app/shared/icons/icons.ts', import.meta.url),
  `// Written by client/tools/make-icons.mjs. Outlines: Material Symbols (Apache 2.0), rounded, weight 400, on a 960 unit square.
export const ICONS = {
${lines.join('\n')}
} as const satisfies Record<string, string>;

export type IconName = keyof typeof ICONS;
`,
);
