// Makes data/boundaries/map.json from boundaries.geojson: one SVG path per unit, small enough for a page.
// Run once when the boundaries change:  node scripts/simplify-boundaries.mjs
// Lines that two units share are simplified once, as arcs between the points where three areas meet, so that neighbours still touch.
// The result is a derived database under the Open Database License 1.0, like its source.
import { readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../data/boundaries/', import.meta.url);
const source = JSON.parse(readFileSync(new URL('boundaries.geojson', folder)));
const height = 900;
const tolerance = 2.2;

const rings = source.features.map(f => ({ code: f.properties.code, ring: f.geometry.coordinates[0].slice(0, -1) }));
const all = rings.flatMap(r => r.ring);
const [west, east] = [Math.min(...all.map(p => p[0])), Math.max(...all.map(p => p[0]))];
const [south, north] = [Math.min(...all.map(p => p[1])), Math.max(...all.map(p => p[1]))];
// Plain map: a degree of longitude is shorter by the cosine of the middle latitude.
const squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
const scale = height / (north - south);
const width = Math.round((east - west) * squeeze * scale);
const project = ([lon, lat]) => [(lon - west) * squeeze * scale, (north - lat) * scale];
const key = p => p.join(',');

// A point is a junction when its neighbours differ from ring to ring.
const neighbours = new Map();
for (const { ring } of rings)
  ring.forEach((p, i) => {
    const seen = neighbours.get(key(p)) ?? neighbours.set(key(p), { around: new Set(), rings: 0 }).get(key(p));
    seen.around.add(key(ring[(i + 1) % ring.length])).add(key(ring[(i + ring.length - 1) % ring.length]));
    seen.rings++;
  });
const isJunction = p => {
  const seen = neighbours.get(key(p));
  return seen.around.size > 2 || (seen.rings === 1 && seen.around.size < 2);
};

function simplify(points) {
  const keep = new Set([0, points.length - 1]);
  const stack = [[0, points.length - 1]];
  while (stack.length > 0) {
    const [first, last] = stack.pop();
    const [[ax, ay], [bx, by]] = [points[first], points[last]];
    const length = Math.hypot(bx - ax, by - ay);
    let [far, at] = [0, -1];
    for (let i = first + 1; i < last; i++) {
      const [x, y] = points[i];
      const off = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
      if (off > far) [far, at] = [off, i];
    }
    if (far > tolerance) {
      keep.add(at);
      stack.push([first, at], [at, last]);
    }
  }
  return [...keep].sort((a, b) => a - b).map(i => points[i]);
}

const arcs = new Map();
function arcOf(points) {
  const [forth, back] = [points.map(key).join(' '), [...points].reverse().map(key).join(' ')];
  if (arcs.has(back)) return [...arcs.get(back)].reverse();
  if (!arcs.has(forth)) arcs.set(forth, simplify(points.map(project)).map(p => p.map(Math.round)));
  return arcs.get(forth);
}

const units = {};
for (const { code, ring } of rings) {
  const start = Math.max(0, ring.findIndex(isJunction));
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start]];
  const points = [];
  for (let i = 0, from = 0; i < turned.length; i++)
    if (i > from && (isJunction(turned[i]) || i === turned.length - 1)) {
      points.push(...arcOf(turned.slice(from, i + 1)).slice(0, -1));
      from = i;
    }
  let [x, y] = points[0];
  let path = `M${x} ${y}l`;
  const steps = [];
  for (const [nx, ny] of points.slice(1)) {
    if (nx === x && ny === y) continue;
    steps.push(`${nx - x} ${ny - y}`);
    [x, y] = [nx, ny];
  }
  path += steps.join(' ').replace(/ -/g, '-') + 'z';
  units[code] = { path, label: pole(points) };
}

// The point farthest from the border, to put a number on: a grid is fine enough.
function pole(points) {
  const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])];
  let best = [-1, 0, 0];
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += 3)
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += 3) {
      let inside = false, near = Infinity;
      for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
        const [[ax, ay], [bx, by]] = [points[i], points[j]];
        if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
        const t = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2 || 1)));
        near = Math.min(near, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
      }
      if (inside && near > best[0]) best = [near, x, y];
    }
  return best.slice(1);
}

const made = {
  attribution: '© OpenStreetMap contributors', licence: 'ODbL 1.0', licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
  source: `OpenStreetMap, ${source.metadata.date}`, width, height, units,
};
const text = JSON.stringify(made, null, 1);
writeFileSync(new URL('map.json', folder), text + '\n');
console.log(`${Object.keys(units).length} units, ${text.length} bytes, ${width} x ${height}`);
