import type { DeskCode } from '../problem.ts'
import type { ProblemSaid } from './problem-words.ts'

/** Problems that are met at a desk alone, in English: they come with its rooms, and no tablet keeps their words. */
export const deskProblems: Readonly<Record<DeskCode, ProblemSaid>> = {
  not_identity_officer: {
    said: 'Only the mission’s identity officers may do this, in the browser that holds their key.',
    todo: 'Ask an identity officer. The record shows who opened it and why.',
  },
  identity_not_for_you: {
    said: 'This identity was not sealed to the key in this browser.',
    todo: 'Ask another identity officer to seal it to you as well.',
  },
  identity_unreadable: {
    said: 'This identity does not open: what arrived is not what was sealed.',
    todo: 'Nothing was shown. Tell the administrator; another officer or the author’s tablet may still hold it whole.',
  },
  second_officer_needed: {
    said: 'Exporting identities needs a second identity officer.',
    todo: 'Ask another one to look at the request and to approve it, signed in with an account of their own.',
  },
  too_many_openings: {
    said: 'No more identities can be opened now[: the limit is {limit} in an hour].',
    todo: 'Wait[ {minutes} minutes], or ask another identity officer to agree to a higher limit.',
  },
  identity_spoiled: {
    said: 'The key to this identity was changed or taken away after it was made.',
    todo: 'Tell the administrator: the tablet or officer who made it has signed another one. Another officer may still open it.',
  },
  second_person_needed: {
    said: 'A second administrator has to agree.',
    todo: 'Ask another one to confirm it at their desk.',
  },
  self_verification: {
    said: 'You reported this incident yourself.',
    todo: 'Somebody else verifies it.',
  },
  not_enough_sources: {
    said: 'Too few sources for “verified”.',
    todo: 'It takes one UN eyewitness, or one primary source and one more, or three sources.',
  },
  check_needed: {
    said: 'Training, support and joint operations need a human rights due diligence check.',
    todo: 'Say how far the check is.',
  },
  paper_incomplete: {
    said: 'Something compulsory is not written.',
    todo: 'Write what was not done and why, and what is not known.',
  },
  paper_unsigned: {
    said: 'Nobody has signed this paper as it stands.',
    todo: 'Have it signed first.',
  },
  paper_released: {
    said: 'This paper is released and changes no more.',
    todo: 'Begin the next version of its week.',
  },
  paper_not_released: {
    said: 'This paper is not released.',
    todo: 'Have it released first.',
  },
  table_not_given: {
    said: 'The table that this hand-over names was not given by this server.',
    todo: 'Save the table as a file first, then say to whom it goes.',
  },
  second_reader_needed: {
    said: 'You wrote or signed this paper.',
    todo: 'Somebody else releases it.',
  },
  message_differs: {
    said: 'What was recorded is not what the message says, or no tablet of this mission wrote it.',
    todo: 'Open the message again and record it from there.',
  },
  erased_here: {
    said: 'What this message says was erased here, as two persons decided.',
    todo: 'It is not recorded again. If it has to be known, have the report written anew.',
  },
}
