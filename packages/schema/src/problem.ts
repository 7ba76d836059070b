/**
 * The closed list of expected failures. Each has one place where it speaks to a person
 * (`problem-words/`): what happened and what to do. Anything else that goes wrong is a defect and
 * crashes loudly.
 */
export const problemCodes = [
  // input and access
  'bad_input',
  'too_large',
  'not_signed_in',
  'not_allowed',
  'not_found',
  'rate_limited',
  'foreign_origin',
  'sign_in_refused',
  'invitation_unknown',
  'second_factor_needed',
  'code_refused',
  'second_person_needed',
  'weak_passphrase',
  // the log
  'malformed_event',
  'broken_chain',
  'bad_parts',
  'bad_signature',
  'unknown_seat',
  'seat_revoked',
  'foreign_mission',
  'forked',
  'already_admitted',
  'message_differs',
  'erased_here',
  'replayed_request',
  'stale_epoch',
  'log_rewritten',
  'quarantine_full',
  'mission_not_proven',
  // reasons why an act is not open to somebody
  'not_author',
  'self_verification',
  'already_withdrawn',
  'already_acknowledged',
  'already_closed',
  'already_merged',
  'not_merged',
  'nothing_changed',
  'no_officers',
  'not_identity_officer',
  'identity_not_for_you',
  'identity_unreadable',
  'second_officer_needed',
  'too_many_openings',
  'identity_spoiled',
  'reason_needed',
  'check_needed',
  'not_enough_sources',
  'paper_incomplete',
  'paper_unsigned',
  'paper_released',
  'paper_not_released',
  'table_not_given',
  'second_reader_needed',
  // the tablet
  'wrong_passphrase',
  'vault_missing',
  'vault_locked',
  'vault_wiped',
  'authenticator_failed',
  'authenticator_unfit',
  'second_code_unfit',
  'storage_unavailable',
  'storage_full',
  'open_in_other_tab',
  'browser_too_old',
  'tablet_revoked',
  'enrolment_elsewhere',
  'picture_expired',
  'server_unreachable',
  'server_failed',
  'position_unreadable',
  'position_denied',
  'position_unavailable',
  'pack_missing',
  'pack_damaged',
  // the server
  'database_in_use',
  'database_unreachable',
  'database_newer',
  'disk_full',
  'port_taken',
  'config_bad',
  'root_away',
  'root_foreign',
  'root_not_opened',
  'head_too_old',
  'demo_refused',
  // imports
  'file_unreadable',
  'file_not_recognised',
  'not_envelopes',
  'row_unreadable',
  'batch_unknown',
  'batch_undone',
  'map_file_unfit',
  'map_unfit',
] as const

export type ProblemCode = (typeof problemCodes)[number]

/** Those of the server's terminal and command line: a screen that is told one says that the server failed. */
export type OperatorCode = Extract<
  ProblemCode,
  | 'database_in_use'
  | 'database_newer'
  | 'port_taken'
  | 'config_bad'
  | 'root_away'
  | 'root_foreign'
  | 'root_not_opened'
  | 'head_too_old'
  | 'demo_refused'
  | 'file_not_recognised'
  | 'row_unreadable'
  | 'batch_unknown'
  | 'batch_undone'
  | 'map_file_unfit'
  | 'map_unfit'
>

/** Those that only a desk meets: their words come with its rooms. */
export type DeskCode = Extract<
  ProblemCode,
  | 'not_identity_officer'
  | 'identity_not_for_you'
  | 'identity_unreadable'
  | 'second_officer_needed'
  | 'too_many_openings'
  | 'identity_spoiled'
  | 'second_person_needed'
  | 'self_verification'
  | 'not_enough_sources'
  | 'check_needed'
  | 'paper_incomplete'
  | 'paper_unsigned'
  | 'paper_released'
  | 'paper_not_released'
  | 'table_not_given'
  | 'second_reader_needed'
  | 'message_differs'
  | 'erased_here'
>

/** Facts that the sentence of a problem may name: a limit, a line, a process id. Never personal data. */
export type ProblemDetail = Record<string, string | number>

/** As it travels and is kept: `ProblemForm`. */
export type Problem = { code: ProblemCode; detail?: ProblemDetail | undefined }

export function problem(code: ProblemCode, detail?: ProblemDetail): Problem {
  return detail ? { code, detail } : { code }
}
