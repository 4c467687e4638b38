import type {Digest} from '../core/brand.ts';
import {describeBytes, describeCount} from './quantity.ts';
import {tableLines} from './table.ts';

/** The facts of a stored record that a summary needs. */
export interface StoredRecord {
  readonly kind: string;
  readonly key: string;
  readonly digest: Digest;
  readonly sizeInBytes: number;
}

/** What a store holds, by kind. Bytes that two records share are counted once in `totals`. */
export interface StoreSummary {
  readonly kinds: readonly {readonly kind: string; readonly records: number; readonly sizeInBytes: number}[];
  readonly totals: {readonly records: number; readonly sizeInBytes: number};
}

/**
 * Counts what a store lists.
 *
 * @example
 * summarizeStore(await store.list()).totals.sizeInBytes // 1536000
 */
export const summarizeStore = (records: readonly StoredRecord[]): StoreSummary => {
  const kinds = [...new Set(records.map(({kind}) => kind))].sort();
  return {
    kinds: kinds.map((kind) => {
      const ofKind = records.filter((record) => record.kind === kind);
      return {kind, records: ofKind.length, sizeInBytes: sizeOf(ofKind)};
    }),
    totals: {records: records.length, sizeInBytes: sizeOf(records)},
  };
};

/** A summary as people read it. */
export const storeLines = ({kinds, totals}: StoreSummary): readonly string[] =>
  tableLines(
    [
      {heading: 'kind', align: 'left'},
      {heading: 'records', align: 'right'},
      {heading: 'size', align: 'right'},
    ],
    [
      ...kinds.map(({kind, records, sizeInBytes}) => [kind, `${records}`, describeBytes(sizeInBytes)]),
      ['in all', `${totals.records}`, describeBytes(totals.sizeInBytes)],
    ],
  );

/** What a verification found, as people read it. */
export const verifiedLines = (checked: number, dropped: readonly StoredRecord[]): readonly string[] => [
  ...dropped.map(({kind, key}) => `dropped ${kind} ${key}: its bytes did not have their digest`),
  dropped.length === 0
    ? `${describeCount(checked, 'record')} checked, all sound`
    : `${describeCount(checked, 'record')} checked, ${dropped.length} dropped: made again by the next render that needs them`,
];

const sizeOf = (records: readonly StoredRecord[]): number => {
  const sizes = new Map(records.map(({digest, sizeInBytes}) => [digest, sizeInBytes]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
};
