export default async function stopServer() {
  await globalThis.templateServer?.stop();
}
