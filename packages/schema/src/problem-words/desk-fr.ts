import type { DeskCode } from '../problem.ts'
import type { ProblemSaid } from './problem-words.ts'

/** Problems that are met at a desk alone, in French: they come with its rooms, and no tablet keeps their words. */
export const deskProblems: Readonly<Record<DeskCode, ProblemSaid>> = {
  not_identity_officer: {
    said: 'Seuls les responsables des identités de la mission peuvent le faire, dans le navigateur qui détient leur clé.',
    todo: 'Adressez-vous à un responsable des identités. La fiche montre qui l’a ouverte et pourquoi.',
  },
  identity_not_for_you: {
    said: 'Cette identité n’a pas été scellée pour la clé de ce navigateur.',
    todo: 'Demandez à un autre responsable des identités de la sceller aussi pour vous.',
  },
  identity_unreadable: {
    said: 'Cette identité ne s’ouvre pas : ce qui est arrivé n’est pas ce qui a été scellé.',
    todo: 'Rien n’a été affiché. Prévenez l’administrateur ; un autre responsable ou la tablette de l’auteur la détient peut-être intacte.',
  },
  second_officer_needed: {
    said: 'Exporter des identités demande un second responsable des identités.',
    todo: 'Demandez à une autre personne d’examiner la demande et de l’approuver, avec son propre compte.',
  },
  too_many_openings: {
    said: 'Plus aucune identité ne peut être ouverte maintenant[ : la limite est de {limit} par heure].',
    todo: 'Attendez[ {minutes} minutes], ou demandez à un autre responsable des identités d’accepter une limite plus haute.',
  },
  identity_spoiled: {
    said: 'La clé de cette identité a été changée ou enlevée après avoir été faite.',
    todo: 'Prévenez l’administrateur : la tablette ou le responsable qui l’a faite en a signé une autre. Un autre responsable peut encore l’ouvrir.',
  },
  second_person_needed: {
    said: 'Un second administrateur doit donner son accord.',
    todo: 'Demandez à un autre de confirmer depuis son poste.',
  },
  self_verification: {
    said: 'Vous avez signalé cet incident vous-même.',
    todo: 'Une autre personne le vérifie.',
  },
  not_enough_sources: {
    said: 'Trop peu de sources pour « vérifié ».',
    todo: 'Il faut un témoin oculaire de l’ONU, ou une source primaire et une autre, ou trois sources.',
  },
  check_needed: {
    said: 'La formation, le soutien et les opérations conjointes demandent une vérification de diligence raisonnable en matière de droits de l’homme.',
    todo: 'Dites où en est la vérification.',
  },
  paper_incomplete: {
    said: 'Une partie obligatoire n’est pas rédigée.',
    todo: 'Écrivez ce qui n’a pas été fait et pourquoi, et ce que l’on ne sait pas.',
  },
  paper_unsigned: {
    said: 'Personne n’a signé ce document dans son état actuel.',
    todo: 'Faites-le d’abord signer.',
  },
  paper_released: {
    said: 'Ce document est publié et ne change plus.',
    todo: 'Commencez la version suivante de sa semaine.',
  },
  paper_not_released: {
    said: 'Ce document n’est pas publié.',
    todo: 'Faites-le d’abord publier.',
  },
  table_not_given: {
    said: 'Le tableau que cette remise nomme n’a pas été donné par ce serveur.',
    todo: 'Enregistrez d’abord le tableau comme fichier, puis dites à qui il va.',
  },
  second_reader_needed: {
    said: 'Vous avez rédigé ou signé ce document.',
    todo: 'Une autre personne le publie.',
  },
  message_differs: {
    said: 'Ce qui a été enregistré n’est pas ce que dit le message, ou aucune tablette de cette mission ne l’a écrit.',
    todo: 'Ouvrez de nouveau le message et enregistrez-le de là.',
  },
  erased_here: {
    said: 'Ce que dit ce message a été effacé ici, sur décision de deux personnes.',
    todo: 'Il n’est pas enregistré de nouveau. Si cela doit rester connu, faites réécrire le rapport.',
  },
}
