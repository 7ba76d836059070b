import type { ProblemWords } from './problem-words.ts'

export const englishProblems: ProblemWords = {
  bad_input: {
    said: 'Something in what was entered could not be read.',
    todo: 'Look through the fields and send it again.',
  },
  too_large: {
    said: 'This is larger than can be taken at once[: the limit is {megabytes} MB].',
    todo: 'Make it smaller or divide it.',
  },
  not_signed_in: {
    said: 'Nobody is signed in here, or the session has ended.',
    todo: 'Sign in again. What you have written is kept.',
  },
  not_allowed: {
    said: 'Your role does not include this.',
    todo: 'Ask your team leader or headquarters to do it.',
  },
  not_found: {
    said: 'There is no such record among those you may read.',
    todo: 'Go back to the list and open it from there.',
  },
  rate_limited: {
    said: 'Too many attempts in a short time.',
    todo: 'Wait[ {seconds} seconds] and try again.',
  },
  foreign_origin: {
    said: 'The request came from a page that does not belong to this server.',
    todo: 'Open Tocsin at its own address and try again.',
  },
  sign_in_refused: {
    said: 'Name and password do not go together.',
    todo: 'Check both. An administrator can set a new password.',
  },
  invitation_unknown: {
    said: 'This invitation is not good.',
    todo: 'It may be used, withdrawn or too old, or wait for a second administrator. Ask for a new one.',
  },
  second_factor_needed: {
    said: 'This account needs a second factor here.',
    todo: 'Set it up with an authenticator app, or type its code.',
  },
  code_refused: {
    said: 'The code does not fit.',
    todo: 'Wait for the next one and type it as it is shown. Each code works once.',
  },
  weak_passphrase: {
    said: 'This passphrase could be guessed.',
    todo: 'Choose four words or more that have nothing to do with each other.',
  },
  malformed_event: {
    said: 'An entry does not have the form that this version can read.',
    todo: 'Bring Tocsin up to date. The entry is kept as it is.',
  },
  broken_chain: {
    said: 'An entry does not follow the one before it on its tablet.',
    todo: 'Tell your mission’s support. The entry is kept and the next ones go on.',
  },
  bad_parts: {
    said: 'The content of an entry is not what was sealed when it was saved.',
    todo: 'Tell your mission’s support. The entry is kept apart and counted nowhere.',
  },
  bad_signature: {
    said: 'The signature of this tablet does not fit what arrived.',
    todo: 'Try again. If it happens again, enrol this tablet anew; what is saved stays on it.',
  },
  unknown_seat: {
    said: 'The server does not know this tablet.',
    todo: 'Check that it is the server of your mission, or enrol the tablet again.',
  },
  seat_revoked: {
    said: 'This tablet was taken out of the mission.',
    todo: 'Speak to your administrator. What you still send is kept apart for them to look at.',
  },
  foreign_mission: {
    said: 'This belongs to another mission.',
    todo: 'Send it to the server of that mission.',
  },
  forked: {
    said: 'Two different entries of this tablet have the same number. It may be an old copy of it.',
    todo: 'Tell your mission’s support and enrol the tablet again. Both entries are kept.',
  },
  already_admitted: {
    said: 'This was already taken into the log, under this number or another.',
    todo: 'Nothing is lost and nothing is counted twice. There is nothing to do.',
  },
  replayed_request: {
    said: 'The server has already seen this request.',
    todo: 'Nothing to do: the tablet asks again with a new one.',
  },
  stale_epoch: {
    said: 'The server was restored from a backup.',
    todo: 'Nothing to do: the tablet sends again what the server no longer has.',
  },
  log_rewritten: {
    said: 'The log at headquarters does not continue what it showed before.',
    todo: 'Tell your mission’s support and show the page “This tablet”. Everything stays here, you can go on writing, and nothing is taken from HQ until this is cleared up.',
  },
  quarantine_full: {
    said: 'The place for entries that could not be read is full for this tablet.',
    todo: 'Tell your mission’s support. Everything stays on the tablet until there is room.',
  },
  mission_not_proven: {
    said: 'The server could not prove that it belongs to your mission.',
    todo: 'Nothing of it was taken and nothing here is lost. Compare the mission’s fingerprint with your security officer.',
  },
  not_author: {
    said: 'Only the tablet it was filed on, an analyst or headquarters can do this.',
    todo: 'Write a report of your own, or tell its author.',
  },
  already_withdrawn: {
    said: 'This report was withdrawn.',
    todo: 'Write a new report if there is more to say.',
  },
  already_acknowledged: {
    said: 'Somebody already has this alert.',
    todo: 'Answer it, or leave it with the one who took it.',
  },
  already_closed: {
    said: 'This is closed.',
    todo: 'Write a new one if it begins again.',
  },
  already_merged: {
    said: 'This incident is already part of another one.',
    todo: 'Open the other one, or take them apart first.',
  },
  not_merged: {
    said: 'This incident stands for itself.',
    todo: 'There is nothing to take apart.',
  },
  nothing_changed: {
    said: 'Nothing is different from before.',
    todo: 'Change or add something, then save.',
  },
  no_officers: {
    said: 'This tablet knows no identity officers to whom a name could be sealed.',
    todo: 'Save the report without names. Connect once, then look again; if it stays so, ask headquarters to name two identity officers.',
  },
  reason_needed: {
    said: '“No response” needs its reason.',
    todo: 'Choose why nobody could go.',
  },
  wrong_passphrase: {
    said: 'This passphrase does not open this part of the tablet.',
    todo: 'Check the words and their order.',
  },
  vault_missing: {
    said: 'The key of this part of the tablet is missing or damaged.',
    todo: 'Enrol the tablet again. What headquarters has comes back to you.',
  },
  vault_locked: {
    said: 'The tablet was locked before this was finished.',
    todo: 'Unlock it. Your draft is kept.',
  },
  vault_wiped: {
    said: 'This part of the tablet was wiped[ after {attempts} wrong passphrases].',
    todo: 'Nothing on it can be opened any more, by anybody. Enrol again: what HQ has comes back.',
  },
  authenticator_failed: {
    said: 'The security key did not answer.',
    todo: 'Connect it or hold it to the tablet, and unlock again. Without it this part does not open.',
  },
  authenticator_unfit: {
    said: 'This browser or this key cannot be used to unlock.',
    todo: 'Nothing was changed. The passphrase alone goes on opening this part.',
  },
  second_code_unfit: {
    said: 'This code is too short, or too like the passphrase.',
    todo: 'Choose one of six signs or more that no slip of the finger makes out of the other.',
  },
  storage_unavailable: {
    said: 'This browser does not give Tocsin a place to keep reports.',
    todo: 'Leave private browsing, allow storage for this address, and open Tocsin again.',
  },
  storage_full: {
    said: 'This tablet has no more room.',
    todo: 'Delete other files or maps from the tablet, then save again. What is saved stays saved.',
  },
  open_in_other_tab: {
    said: 'Tocsin is open in another tab.',
    todo: 'Use that tab, or close it and try again.',
  },
  browser_too_old: {
    said: 'This browser is too old to keep reports safe.',
    todo: 'Bring it up to date, or use another browser.',
  },
  tablet_revoked: {
    said: 'This tablet was taken out of the mission. Everything readable on it was removed.',
    todo: 'What you had not sent yet was handed to headquarters or lies sealed for it. Speak to your administrator; to go on here, enrol anew.',
  },
  enrolment_elsewhere: {
    said: 'This code is for another server[: {server}].',
    todo: 'Open that address on this tablet and use the code there.',
  },
  picture_expired: {
    said: 'What came from headquarters was removed from this tablet: it was too long without a contact.',
    todo: 'Your own reports are all here. Connect once, and the rest comes back.',
  },
  server_unreachable: {
    said: 'Headquarters cannot be reached from here now.',
    todo: 'Go on working. Everything is kept on the tablet and sent when there is a connection.',
  },
  server_failed: {
    said: 'The server could not finish this.',
    todo: 'It will be tried again. If it stays so, tell your mission’s support.',
  },
  position_unreadable: {
    said: 'This is no position that can be read.',
    todo: 'Write latitude and longitude like 7.412, 28.031, or a grid like 35N QK 4127 8830.',
  },
  position_denied: {
    said: 'The browser may not read the position of this tablet.',
    todo: 'Allow it in the settings of this address, or set the pin by hand.',
  },
  position_unavailable: {
    said: 'The tablet does not find its position.',
    todo: 'Go where the sky is open and try again, or set the pin by hand.',
  },
  pack_missing: {
    said: 'The map of this area is not on the tablet.',
    todo: 'Load it when there is a connection. Reports work without it.',
  },
  pack_damaged: {
    said: 'The map of this area arrived damaged.',
    todo: 'Load it again. Reports are not touched by it.',
  },
  database_unreachable: {
    said: 'The database[ at {host}] does not answer or refuses the sign-in.',
    todo: 'Check that it runs and that DATABASE_URL is right, then start again.',
  },
  disk_full: {
    said: 'The disk[ of {folder}] is full.',
    todo: 'Make room and start again. What was acknowledged is safe.',
  },
  file_unreadable: {
    said: 'The file[ {file}] cannot be read.',
    todo: 'Check its name and that it may be opened.',
  },
  not_envelopes: {
    said: 'The file[ {file}] holds no sealed envelopes that this version can read.',
    todo: 'Take the file as the tablet made it, or update Tocsin.',
  },
}
