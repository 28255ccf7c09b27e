import type { FileMediaType } from '@holdfast/domain';

/** RFC 6266: the name for all, and the whole name in UTF-8 (RFC 8187) for those that read it. */
function contentDisposition(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\x20-\x7E]/g, '_').replace(/["\\]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** Of text only the plainest keeps its own: a browser or a program that it starts would do something with the others. */
const servedAs = (mediaType: FileMediaType): string => {
  if (mediaType === 'text/plain') return 'text/plain; charset=utf-8';
  return /^(?:text|message)\//.test(mediaType) ? 'application/octet-stream' : mediaType;
};

/** A file served from where the program itself is: so that a browser saves it and never runs it. */
export const savedAs = (name: string, contentType: string): Record<string, string> => ({
  'content-type': contentType,
  'content-disposition': contentDisposition(name),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
});

/** The same for a file of somebody else's making. */
export const downloadHeaders = ({ name, mediaType }: { name: string; mediaType: FileMediaType }): Record<string, string> => savedAs(name, servedAs(mediaType));
