export * from './quotes.js';
export * from './ledger.js';
export * from './who.js';
export * from './where.js';
export * from './matrix.js';
