import type { OperatorCode } from '../problem.ts'
import type { ProblemSaid } from './problem-words.ts'

/** Problems that only whoever runs the server meets, at its terminal: no screen carries their words. */
export const operatorProblems: Readonly<Record<OperatorCode, ProblemSaid>> = {
  database_in_use: {
    said: 'Another Tocsin has this database open[ in {folder}][ (process {pid})].',
    todo: 'Stop the other one, or choose another folder with --data FOLDER.',
  },
  database_newer: {
    said: 'This database was made by a newer Tocsin[ (migration {migration})].',
    todo: 'Start that version or a later one. Nothing was changed.',
  },
  port_taken: {
    said: 'Port[ {port}] is used by another program.',
    todo: 'Stop that program, or choose another port with --port NUMBER.',
  },
  config_bad: {
    said: 'A setting cannot be used[: {setting}].[ {reason}]',
    todo: 'Correct it and start again.',
  },
  root_away: {
    said: 'The root key of the mission is not on this machine.',
    todo: 'Bring its file for this one command: tocsin root bring FILE, then the command.',
  },
  root_foreign: {
    said: 'This root is of another mission, or is damaged.',
    todo: 'Nothing was signed. Take the file of this mission; tocsin root show names its fingerprint.',
  },
  root_not_opened: {
    said: 'The file of the root was not opened.',
    todo: 'Check the passphrase. If it is right, the file is damaged or none of Tocsin’s: take the second copy.',
  },
  head_too_old: {
    said: 'This head was signed before the record was complete.',
    todo: 'Give a later head, or none.',
  },
  demo_refused: {
    said: 'The demo mission was not created.[ {reason}]',
    todo: 'The demo belongs on this machine and its embedded database only.',
  },
  file_not_recognised: {
    said: 'The file[ {file}] does not have the columns that this import expects.[ Missing: {column}.]',
    todo: 'Take the file as its publisher gives it, as CSV or compressed with gzip.',
  },
  row_unreadable: {
    said: 'A row was left out[: line {line}][, column {column}].',
    todo: 'Correct the row and import the file again. Rows that are in already stay single.',
  },
  batch_unknown: {
    said: 'There is no import with this number[: {batch}].',
    todo: 'Look it up in the list of imports.',
  },
  batch_undone: {
    said: 'This import[ ({batch})] was already undone.',
    todo: 'Nothing to do. Import the file again to bring it back.',
  },
  map_file_unfit: {
    said: 'The file[ {file}] cannot be used for a map.[ {reason}]',
    todo: 'Correct it or take another file. Nothing was built.',
  },
  map_unfit: {
    said: 'No map pack was built.[ {reason}]',
    todo: 'Packs that are there stay as they are. tocsin map-pack build --help explains the options.',
  },
}
