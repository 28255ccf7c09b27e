export { loadDemo, type DemoUrls } from './load-demo';
