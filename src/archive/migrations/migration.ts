/**
 * One step of the schema. SQL is shared by the stores save for `{key}` (a 64-bit primary key), `{bytes}` and `{int}`;
 * what only one store has (its full-text index) stands under its name.
 */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: readonly string[];
  readonly sqlite?: readonly string[];
  readonly postgres?: readonly string[];
}
