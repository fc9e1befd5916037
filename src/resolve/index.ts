export { createResolver, type Resolver, type ResolverOptions } from './resolver.js';
export { clocksOf, eventTime, precisionOf, type Clock, type ClockPrecision, type Clocks } from './times/index.js';
export { importedPlaces } from './places/features.js';
export { PLACE_COLUMNS, placeRow, type Imported, type ImportFilter } from './places/import.js';
