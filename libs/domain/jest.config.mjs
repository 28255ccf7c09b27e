import { nodeProject } from '../../tools/jest-swc.mjs';
export default nodeProject('domain', 'libs/domain');
