import type { DeskCode, ProblemCode } from '../problem.ts'
import type { ProblemSaid } from './problem-words.ts'

export const frenchProblems: Readonly<Record<Exclude<ProblemCode, DeskCode>, ProblemSaid>> = {
  bad_input: {
    said: 'Une partie de la saisie n’a pas pu être lue.',
    todo: 'Relisez les champs et envoyez de nouveau.',
  },
  too_large: {
    said: 'C’est plus que ce qui peut être pris en une fois[ : la limite est de {megabytes} Mo].',
    todo: 'Réduisez-le ou divisez-le.',
  },
  not_signed_in: {
    said: 'Personne n’est connecté ici, ou la session est terminée.',
    todo: 'Connectez-vous de nouveau. Ce que vous avez écrit est gardé.',
  },
  not_allowed: {
    said: 'Votre rôle ne comprend pas cela.',
    todo: 'Demandez-le à votre chef d’équipe ou au quartier général.',
  },
  not_found: {
    said: 'Il n’y a pas de tel dossier parmi ceux que vous pouvez lire.',
    todo: 'Revenez à la liste et ouvrez-le de là.',
  },
  rate_limited: {
    said: 'Trop d’essais en peu de temps.',
    todo: 'Attendez[ {seconds} secondes] et réessayez.',
  },
  foreign_origin: {
    said: 'La demande vient d’une page qui n’appartient pas à ce serveur.',
    todo: 'Ouvrez Tocsin à sa propre adresse et réessayez.',
  },
  sign_in_refused: {
    said: 'Le nom et le mot de passe ne vont pas ensemble.',
    todo: 'Vérifiez les deux. Un administrateur peut donner un nouveau mot de passe.',
  },
  invitation_unknown: {
    said: 'Cette invitation n’est pas valable.',
    todo: 'Elle est peut-être utilisée, retirée ou trop ancienne, ou attend un second administrateur. Demandez-en une nouvelle.',
  },
  second_factor_needed: {
    said: 'Ce compte exige ici un second facteur.',
    todo: 'Configurez-le avec une application d’authentification, ou saisissez son code.',
  },
  code_refused: {
    said: 'Le code ne convient pas.',
    todo: 'Attendez le suivant et saisissez-le tel qu’il s’affiche. Chaque code ne sert qu’une fois.',
  },
  weak_passphrase: {
    said: 'Cette phrase de passe pourrait être devinée.',
    todo: 'Choisissez quatre mots ou plus qui n’ont rien à voir entre eux.',
  },
  malformed_event: {
    said: 'Une entrée n’a pas la forme que cette version sait lire.',
    todo: 'Mettez Tocsin à jour. L’entrée est gardée telle quelle.',
  },
  broken_chain: {
    said: 'Une entrée ne suit pas la précédente sur sa tablette.',
    todo: 'Prévenez le support de votre mission. L’entrée est gardée et les suivantes continuent.',
  },
  bad_parts: {
    said: 'Le contenu d’une entrée n’est pas celui qui a été scellé à l’enregistrement.',
    todo: 'Prévenez le support de votre mission. L’entrée est gardée à part et n’est comptée nulle part.',
  },
  bad_signature: {
    said: 'La signature de cette tablette ne correspond pas à ce qui est arrivé.',
    todo: 'Réessayez. Si cela se reproduit, inscrivez de nouveau la tablette ; ce qui est enregistré y reste.',
  },
  unknown_seat: {
    said: 'Le serveur ne connaît pas cette tablette.',
    todo: 'Vérifiez que c’est le serveur de votre mission, ou inscrivez de nouveau la tablette.',
  },
  seat_revoked: {
    said: 'Cette tablette a été retirée de la mission.',
    todo: 'Parlez à votre administrateur. Ce que vous envoyez encore est gardé à part pour lui.',
  },
  foreign_mission: {
    said: 'Cela appartient à une autre mission.',
    todo: 'Envoyez-le au serveur de cette mission.',
  },
  forked: {
    said: 'Deux entrées différentes de cette tablette portent le même numéro. C’est peut-être une ancienne copie.',
    todo: 'Prévenez le support de votre mission et inscrivez de nouveau la tablette. Les deux entrées sont gardées.',
  },
  already_admitted: {
    said: 'Ceci a déjà été repris dans le journal, sous ce numéro ou un autre.',
    todo: 'Rien n’est perdu et rien n’est compté deux fois. Il n’y a rien à faire.',
  },
  replayed_request: {
    said: 'Le serveur a déjà vu cette demande.',
    todo: 'Rien à faire : la tablette en envoie une nouvelle.',
  },
  stale_epoch: {
    said: 'Le serveur a été rétabli à partir d’une sauvegarde.',
    todo: 'Rien à faire : la tablette renvoie ce que le serveur n’a plus.',
  },
  log_rewritten: {
    said: 'Le journal du QG ne continue pas ce qu’il montrait avant.',
    todo: 'Prévenez le support de votre mission et montrez la page « Cette tablette ». Tout reste ici, vous pouvez continuer à écrire, et rien n’est pris du QG tant que ce n’est pas éclairci.',
  },
  quarantine_full: {
    said: 'La place pour les entrées illisibles est pleine pour cette tablette.',
    todo: 'Prévenez le support de votre mission. Tout reste sur la tablette jusqu’à ce qu’il y ait de la place.',
  },
  mission_not_proven: {
    said: 'Le serveur n’a pas pu prouver qu’il appartient à votre mission.',
    todo: 'Rien n’en a été repris et rien n’est perdu ici. Comparez l’empreinte de la mission avec votre responsable de la sécurité.',
  },
  not_author: {
    said: 'Seuls la tablette d’origine, un analyste ou le quartier général peuvent le faire.',
    todo: 'Écrivez votre propre rapport, ou prévenez son auteur.',
  },
  already_withdrawn: {
    said: 'Ce rapport a été retiré.',
    todo: 'Écrivez un nouveau rapport s’il y a plus à dire.',
  },
  already_acknowledged: {
    said: 'Quelqu’un a déjà pris cette alerte.',
    todo: 'Répondez-y, ou laissez-la à la personne qui l’a prise.',
  },
  already_closed: {
    said: 'C’est clos.',
    todo: 'Écrivez-en un nouveau si cela recommence.',
  },
  already_merged: {
    said: 'Cet incident fait déjà partie d’un autre.',
    todo: 'Ouvrez l’autre, ou séparez-les d’abord.',
  },
  not_merged: {
    said: 'Cet incident est déjà à part.',
    todo: 'Il n’y a rien à séparer.',
  },
  nothing_changed: {
    said: 'Rien n’a changé.',
    todo: 'Changez ou ajoutez quelque chose, puis enregistrez.',
  },
  no_officers: {
    said: 'Cette tablette ne connaît aucun responsable des identités pour qui sceller un nom.',
    todo: 'Enregistrez le rapport sans noms. Connectez-vous une fois, puis revenez ; si rien ne change, demandez au quartier général de nommer deux responsables des identités.',
  },
  reason_needed: {
    said: '« Pas de réponse » demande une raison.',
    todo: 'Choisissez pourquoi personne n’a pu y aller.',
  },
  wrong_passphrase: {
    said: 'Cette phrase de passe n’ouvre pas cette partie de la tablette.',
    todo: 'Vérifiez les mots et leur ordre.',
  },
  vault_missing: {
    said: 'La clé de cette partie de la tablette manque ou est abîmée.',
    todo: 'Inscrivez de nouveau la tablette. Ce que le quartier général a reçu vous revient.',
  },
  vault_locked: {
    said: 'La tablette s’est verrouillée avant la fin.',
    todo: 'Déverrouillez-la. Votre brouillon est conservé.',
  },
  vault_wiped: {
    said: 'Cette partie de la tablette a été effacée[ après {attempts} phrases secrètes fausses].',
    todo: 'Plus personne ne peut rien y ouvrir. Inscrivez la tablette de nouveau : ce que le QG possède revient.',
  },
  authenticator_failed: {
    said: 'La clé de sécurité n’a pas répondu.',
    todo: 'Branchez-la ou approchez-la de la tablette, puis déverrouillez de nouveau. Sans elle, cette partie ne s’ouvre pas.',
  },
  authenticator_unfit: {
    said: 'Ce navigateur ou cette clé ne peut pas servir à déverrouiller.',
    todo: 'Rien n’a changé. La phrase secrète seule continue d’ouvrir cette partie.',
  },
  second_code_unfit: {
    said: 'Ce code est trop court, ou trop proche de la phrase secrète.',
    todo: 'Choisissez-en un de six signes ou plus, qu’aucune faute de frappe ne tire de l’autre.',
  },
  storage_unavailable: {
    said: 'Ce navigateur ne donne pas à Tocsin de place pour garder les rapports.',
    todo: 'Quittez la navigation privée, autorisez le stockage pour cette adresse et rouvrez Tocsin.',
  },
  storage_full: {
    said: 'Cette tablette n’a plus de place.',
    todo: 'Supprimez d’autres fichiers ou cartes de la tablette, puis enregistrez de nouveau. Ce qui est enregistré le reste.',
  },
  open_in_other_tab: {
    said: 'Tocsin est ouvert dans un autre onglet.',
    todo: 'Utilisez cet onglet, ou fermez-le et réessayez.',
  },
  browser_too_old: {
    said: 'Ce navigateur est trop ancien pour garder les rapports en sécurité.',
    todo: 'Mettez-le à jour, ou utilisez un autre navigateur.',
  },
  tablet_revoked: {
    said: 'Cette tablette a été retirée de la mission. Tout ce qui y était lisible a été effacé.',
    todo: 'Ce que vous n’aviez pas encore envoyé a été remis au quartier général ou est scellé pour lui. Parlez à votre administrateur ; pour continuer ici, inscrivez-vous de nouveau.',
  },
  enrolment_elsewhere: {
    said: 'Ce code est pour un autre serveur[ : {server}].',
    todo: 'Ouvrez cette adresse sur cette tablette et utilisez le code là-bas.',
  },
  picture_expired: {
    said: 'Ce qui venait du quartier général a été retiré de cette tablette : elle est restée trop longtemps sans contact.',
    todo: 'Vos propres rapports sont tous ici. Connectez-vous une fois, et le reste revient.',
  },
  server_unreachable: {
    said: 'Le quartier général n’est pas joignable d’ici pour le moment.',
    todo: 'Continuez à travailler. Tout est gardé sur la tablette et envoyé dès qu’il y a une connexion.',
  },
  server_failed: {
    said: 'Le serveur n’a pas pu terminer.',
    todo: 'Un nouvel essai aura lieu. Si cela dure, prévenez le support de votre mission.',
  },
  position_unreadable: {
    said: 'Ce n’est pas une position lisible.',
    todo: 'Écrivez latitude et longitude comme 7.412, 28.031, ou un carroyage comme 35N QK 4127 8830.',
  },
  position_denied: {
    said: 'Le navigateur n’a pas le droit de lire la position de cette tablette.',
    todo: 'Autorisez-le dans les réglages de cette adresse, ou placez le repère à la main.',
  },
  position_unavailable: {
    said: 'La tablette ne trouve pas sa position.',
    todo: 'Allez à ciel ouvert et réessayez, ou placez le repère à la main.',
  },
  pack_missing: {
    said: 'La carte de cette zone n’est pas sur la tablette.',
    todo: 'Chargez-la quand il y a une connexion. Les rapports marchent sans elle.',
  },
  pack_damaged: {
    said: 'La carte de cette zone est arrivée abîmée.',
    todo: 'Chargez-la de nouveau. Les rapports ne sont pas touchés.',
  },
  database_in_use: {
    said: 'Un autre Tocsin a ouvert cette base de données[ dans {folder}][ (processus {pid})].',
    todo: 'Arrêtez l’autre, ou choisissez un autre dossier avec --data FOLDER.',
  },
  database_unreachable: {
    said: 'La base de données[ à {host}] ne répond pas ou refuse la connexion.',
    todo: 'Vérifiez qu’elle tourne et que DATABASE_URL est juste, puis redémarrez.',
  },
  database_newer: {
    said: 'Cette base de données a été faite par un Tocsin plus récent[ (migration {migration})].',
    todo: 'Démarrez cette version ou une plus récente. Rien n’a été changé.',
  },
  disk_full: {
    said: 'Le disque[ de {folder}] est plein.',
    todo: 'Faites de la place et redémarrez. Ce qui a été confirmé est en sécurité.',
  },
  port_taken: {
    said: 'Le port[ {port}] est utilisé par un autre programme.',
    todo: 'Arrêtez ce programme, ou choisissez un autre port avec --port NUMBER.',
  },
  config_bad: {
    said: 'Un réglage ne peut pas être utilisé[ : {setting}].[ {reason}]',
    todo: 'Corrigez-le et redémarrez.',
  },
  root_away: {
    said: 'La clé racine de la mission n’est pas sur cette machine.',
    todo: 'Apportez son fichier pour cette seule commande : tocsin root bring FICHIER, puis la commande.',
  },
  root_foreign: {
    said: 'Cette racine est celle d’une autre mission, ou elle est abîmée.',
    todo: 'Rien n’a été signé. Prenez le fichier de cette mission ; tocsin root show donne son empreinte.',
  },
  root_not_opened: {
    said: 'Le fichier de la racine n’a pas été ouvert.',
    todo: 'Vérifiez la phrase de passe. Si elle est juste, le fichier est abîmé ou n’est pas de Tocsin : prenez la seconde copie.',
  },
  head_too_old: {
    said: 'Cette tête a été signée avant que le dossier soit complet.',
    todo: 'Donnez une tête plus récente, ou aucune.',
  },
  demo_refused: {
    said: 'La mission de démonstration n’a pas été créée.[ {reason}]',
    todo: 'La démonstration n’a sa place que sur cette machine et sa base de données intégrée.',
  },
  file_unreadable: {
    said: 'Le fichier[ {file}] ne peut pas être lu.',
    todo: 'Vérifiez son nom et le droit de l’ouvrir.',
  },
  file_not_recognised: {
    said: 'Le fichier[ {file}] n’a pas les colonnes attendues par cette importation.[ Il manque : {column}.]',
    todo: 'Prenez le fichier tel que son éditeur le donne, en CSV ou compressé avec gzip.',
  },
  not_envelopes: {
    said: 'Le fichier[ {file}] ne contient pas d’enveloppes scellées que cette version puisse lire.',
    todo: 'Prenez le fichier tel que la tablette l’a créé, ou mettez Tocsin à jour.',
  },
  row_unreadable: {
    said: 'Une ligne a été laissée de côté[ : ligne {line}][, colonne {column}].',
    todo: 'Corrigez la ligne et importez de nouveau le fichier. Les lignes déjà présentes ne sont pas doublées.',
  },
  batch_unknown: {
    said: 'Il n’y a pas d’importation avec ce numéro[ : {batch}].',
    todo: 'Cherchez-la dans la liste des importations.',
  },
  batch_undone: {
    said: 'Cette importation[ ({batch})] a déjà été annulée.',
    todo: 'Rien à faire. Importez de nouveau le fichier pour la rétablir.',
  },
  map_file_unfit: {
    said: 'Le fichier[ {file}] ne peut pas servir à une carte.[ {reason}]',
    todo: 'Corrigez-le ou prenez un autre fichier. Rien n’a été construit.',
  },
  map_unfit: {
    said: 'Aucune carte n’a été construite.[ {reason}]',
    todo: 'Les cartes présentes restent telles quelles.',
  },
}
