// Compiles app.scss to ../wwwroot/dist/app.css and copies the six font parts a Vietnamese page can need.
// Output names carry the font's version, so browsers may keep the files for a year.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const font = join(here, 'node_modules/@fontsource/be-vietnam-pro');
const dist = join(here, '../wwwroot/dist');
const version = JSON.parse(readFileSync(join(font, 'package.json'), 'utf8')).version;

// Where two ranges overlap the browser takes the face declared last: Vietnamese comes last,
// so that a page in Vietnamese never fetches the whole of latin-ext for its đ and ơ.
const parts = ['latin-ext', 'latin', 'vietnamese'];
const weights = ['400', '600'];

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, 'fonts'), { recursive: true });

let faces = '';
for (const weight of weights) {
  const css = readFileSync(join(font, `${weight}.css`), 'utf8');
  for (const part of parts) {
    const source = `be-vietnam-pro-${part}-${weight}-normal`;
    const target = `be-vietnam-pro-${version}-${part}-${weight}.woff2`;
    const range = css.match(new RegExp(`${source} \\*/[\\s\\S]*?unicode-range: ([^;]+);`))?.[1];
    if (!range) throw new Error(`No unicode-range for ${source}`);
    copyFileSync(join(font, 'files', `${source}.woff2`), join(dist, 'fonts', target));
    faces += `@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-display:swap;font-weight:${weight};`
      + `src:url(fonts/${target}) format("woff2");unicode-range:${range}}`;
  }
}
copyFileSync(join(font, 'LICENSE'), join(dist, 'fonts', 'OFL.txt'));

const compiled = sass.compile(join(here, 'app.scss'), {
  style: 'compressed',
  charset: false,
  loadPaths: [join(here, 'node_modules')],
  quietDeps: true,
}).css.replace(/^\uFEFF/, '');

// govuk-frontend names the letters and repeats each colour's fallback in every rule; ours come once, from the root below.
const letters = /font-family:"Be Vietnam Pro",[^;}]*?sans-serif(;|(?=\}))(-webkit-font-smoothing:antialiased;-moz-osx-font-smoothing:grayscale(;|(?=\})))?/g;
const css = compiled
  .replace(letters, '')
  .replace(/var\((--govuk-(?!print)[a-z-]+), #[0-9a-f]{3,6}\)/g, 'var($1)')
  .replace(/@media print\{([^{}]+\{\})+\}/g, '')
  .replace(/(?<=[};])[^{}@;]+\{\}/g, '');
const root = 'html{font-family:"Be Vietnam Pro",system-ui,arial,sans-serif;-webkit-font-smoothing:antialiased}'
  + 'button,input,select,textarea{font-family:inherit}';
const outside = css.replace(/http:(\/\/|%2F%2F)www\.w3\.org\/2000\/svg/g, '').replaceAll(/href\^="https?:\/\/"/g, '');
for (const forbidden of ['GDS Transport', 'crown', 'http:', 'https:'])
  if (outside.includes(forbidden)) throw new Error(`The style sheet must not contain "${forbidden}"`);
const sheet = faces + root + css;
writeFileSync(join(dist, 'app.css'), sheet);
console.error(`app.css ${(sheet.length / 1024).toFixed(1)} kB, gzip ${(gzipSync(sheet).length / 1024).toFixed(1)} kB`);
