/* A pack under a passphrase: locked here, in the browser, so that the passphrase never leaves it; opened by the file itself. */

/** OWASP's least for PBKDF2 with SHA-256 is 600,000. */
export const ROUNDS = 600_000;
export const LEAST_PASSPHRASE = 12;

const OPENER = `(function () {
  var form = document.getElementById('open'), said = document.getElementById('said'), box = document.getElementById('passphrase');
  function bytes(text) { var raw = atob(text), list = new Uint8Array(raw.length); for (var i = 0; i < raw.length; i++) list[i] = raw.charCodeAt(i); return list; }
  function part(id) { return bytes(document.getElementById(id).textContent.trim()); }
  if (!window.crypto || !crypto.subtle) { said.textContent = 'This browser cannot open locked files. Open it in another one.'; return; }
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    said.textContent = 'Opening';
    crypto.subtle.importKey('raw', new TextEncoder().encode(box.value), 'PBKDF2', false, ['deriveKey']).then(function (secret) {
      return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: part('salt'), iterations: Number(document.documentElement.getAttribute('data-rounds')) }, secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    }).then(function (key) {
      return crypto.subtle.decrypt({ name: 'AES-GCM', iv: part('iv') }, key, part('content'));
    }).then(function (plain) {
      var text = new TextDecoder().decode(plain);
      document.open(); document.write(text); document.close();
    }).catch(function () {
      said.textContent = 'This is not the passphrase. Nothing was opened. Try again.';
      box.focus(); box.select();
    });
  });
})();`;

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}main{max-width:28rem;margin:10vh auto;padding:0 16px}label{display:block;font-weight:600}input,button{font:inherit;box-sizing:border-box;width:100%;min-height:44px;padding:.5rem;margin:.25rem 0 .5rem;border-radius:6px;border:1px solid GrayText}pre{display:none}:focus-visible{outline:3px solid Highlight;outline-offset:2px}`;

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

const hashOf = async (text: string): Promise<string> => `'sha256-${base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))}'`;

/** Whether this browser can lock a file here: over plain http it cannot. */
export const mayLock = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined;

/** The same pack, which shows nothing before somebody has typed the passphrase. The script of the pack inside is allowed by its hash, since what is opened keeps the policy of the file. */
export async function lockPack(pack: string, passphrase: string): Promise<string> {
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))];
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase), 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const content = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(pack)));
  const inside = (rule: string): string => new RegExp(`${rule} (&#39;|')(sha256-[A-Za-z0-9+/=]+)`).exec(pack)?.[2] ?? '';
  const policy = `default-src 'none'; style-src ${await hashOf(STYLE)} '${inside('style-src')}'; script-src ${await hashOf(OPENER)} '${inside('script-src')}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en-GB" data-rounds="${ROUNDS}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Locked plan pack</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Locked plan pack</h1>
<form id="open"><label for="passphrase">Passphrase</label><input id="passphrase" type="password" autocomplete="off" autofocus required><button type="submit">Open</button></form>
<p id="said" role="status"></p>
</main>
<pre id="salt">${base64(salt)}</pre><pre id="iv">${base64(iv)}</pre><pre id="content">${base64(content)}</pre>
<script>${OPENER}</script>
</body>
</html>
`;
}

/** Hands a text over as a file. */
export function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
