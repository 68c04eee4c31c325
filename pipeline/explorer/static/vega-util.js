// What vega-interpreter.js imports by that name is part of vega.min.js, which is loaded before it.
export const { ascending, isString, DisallowedObjectProperties } = globalThis.vega;
