export * from './record.js';
export * from './links.js';
export * from './quoted.js';
export * from './csv.js';
export * from './json.js';
export * from './geojson.js';
