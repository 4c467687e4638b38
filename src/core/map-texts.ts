import type {Json} from './canonical.ts';

/** A value with every text inside it changed, names of fields left alone. */
export const mapTexts = <Value extends Json>(value: Value, change: (text: string) => string): Value => mapped(value, change) as Value;

const mapped = (value: Json, change: (text: string) => string): Json => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: Json) => mapped(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapped(inner, change)]));
};
