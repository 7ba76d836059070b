import { fingerprintCommand, openedCommand, opensslVerify, sealedCommand } from './commands.ts'
import type { CertificateWords } from './words.ts'

export const wordsFr: CertificateWords = {
  readme: ({ mission, record, fingerprint }) => `CERTIFICAT D’UN DOSSIER
${mission}
Dossier ${record}

CE QUE C’EST
Ces fichiers montrent qui a écrit ce dossier, sur quel appareil, quand, ce qui
a été ajouté ou changé ensuite, et quand le quartier général a reçu chaque
entrée. Lisez d’abord certificate.txt. Les deux contrôles ci-dessous se font
sans Tocsin : il suffit d’une ligne de commande avec sha256sum et OpenSSL 3 ou
plus récent. Tapez les commandes dans ce dossier de fichiers.

CONTRÔLE 1 : AUCUN FICHIER N’A ÉTÉ MODIFIÉ
  sha256sum -c SHA256SUMS
Chaque ligne doit finir par OK (ou « Réussi »). Chaque empreinte dans
certificate.txt est celle d’un fichier du dossier « events » : vous la
retrouvez dans SHA256SUMS. (Ordinateurs Apple : shasum -a 256 -c SHA256SUMS,
et un OpenSSL installé en plus.)

CONTRÔLE 2 : QUI RÉPOND DE LA LISTE DES FICHIERS
  ${opensslVerify('keys/log.pem', 'SHA256SUMS')}
La commande doit afficher « Signature Verified Successfully » : le détenteur
de la clé du journal du serveur de la mission a signé cette liste même.
${fingerprint === null ? noRoot : chain(fingerprint)}
La même commande contrôle ce qui est signé par ailleurs :
  seats/NOM.statement    la parole du délégué sur l’appareil d’une personne, par keys/delegate.pem
  pushes/NOM.signed      ce qu’un appareil a signé à l’envoi, par seats/NOM.pem
  log/head.signed        l’état de tout le journal de la mission, par keys/log.pem

PHOTOS, SONS ET FICHIERS
Leurs octets ne sont pas ici ; certificate.txt les nomme un à un sous « Pièces
jointes », avec deux empreintes qui portent sur des octets différents.
« Scellé » : les octets tels que l’appareil les a scellés avant de signer
l’entrée, par morceaux de 65 552 octets. L’appareil a signé cette empreinte.
Qui détient les octets scellés (ils sont au quartier général) la recalcule
(avec GNU split) :
  ${sealedCommand}
« Ouvert » : l’image telle qu’on la voit. Qui l’a comme fichier compare :
  ${openedCommand}
L’appareil n’a pas signé cette seconde empreinte : le serveur l’a calculée en
établissant ce certificat, et la clé du journal en répond. Que l’image est
bien celle qui a été scellée : tocsin verify FICHIER.zip --file picture.jpg la
scelle de nouveau avec la clé qui est dans l’entrée, et compare la première
empreinte. Les originaux, les sons et les autres fichiers ne s’ouvrent qu’aux
responsables des identités, dont le bureau compare ce qu’il ouvre à la première
empreinte.

CE QUE CES DEUX COMMANDES NE MONTRENT PAS
- Que les appareils ont signé ces entrées mêmes, et qu’elles sont dans le
  journal de la mission. Pour cela : tocsin verify FICHIER.zip --root EMPREINTE.
  Tocsin est ouvert, et ses règles permettent à d’autres d’écrire le même
  contrôle.
- Que le journal n’a pas été réécrit. Donnez à tocsin verify une tête qu’une
  tablette ou un autre bureau a gardée : --head FICHIER.
- Que rien ne manque. Les noms de personnes ne sont jamais ici. Ce que le
  lecteur ne peut pas lire, et ce qui a été effacé, n’y est que par son
  empreinte.
- Que ce qui a été dit est vrai. « Dit » est l’horloge de l’appareil, « reçu »
  celle du serveur. Une signature montre quel appareil, pas quelle main.
- Qui s’est emparé du serveur et de ses clés peut signer une telle liste, mais
  ne peut pas signer pour un appareil ni changer une tête que quelqu’un garde.
`,
  title: 'CERTIFICAT : CHAÎNE DE CONSERVATION D’UN DOSSIER',
  mission: 'Mission',
  record: 'Dossier',
  madeAt: 'Établi',
  madeBy: 'Établi pour',
  atServer: 'un opérateur du serveur',
  head: 'État du journal',
  rootFingerprint: 'Empreinte de la racine',
  noRoot: 'cette mission n’a pas encore de racine : personne ne répond de la clé du journal',
  logKey: 'Clé du journal',
  entry: 'Entrée',
  said: 'Dit',
  saidNote: 'horloge de l’appareil',
  received: 'Reçu',
  by: 'Par',
  device: 'Clé de l’appareil',
  notVouched: 'personne ne répond de cet appareil',
  revoked: 'cet appareil a été retiré de la mission plus tard',
  receipt: 'Reçu n°',
  hash: 'Empreinte',
  push: 'Signé dans l’envoi',
  path: 'Place dans le journal',
  parts: 'Parties',
  inTheClear: 'tel qu’enregistré',
  sealed: 'identité scellée, absente d’ici',
  withheld: 'pas pour ce lecteur',
  erased: 'effacé',
  attachments: 'Pièces jointes',
  noAttachments: 'Aucune pièce jointe.',
  kinds: { photo: 'photo', sound: 'son', file: 'fichier' },
  forms: { copy: 'copie à regarder', original: 'original' },
  bytes: 'octets',
  sealedHash: 'Scellé',
  openedHash: 'Ouvert',
  notOpened: {
    opened: '',
    officers: 'pour les responsables des identités seulement',
    erased: 'effacé',
    absent: 'tout n’est pas arrivé au quartier général',
    withheld: 'pas pour ce lecteur',
    unreadable: 'ce qui est arrivé au quartier général ne s’ouvre pas avec la clé de l’entrée',
  },
  omitted: 'Autres entrées dont ce lecteur ne peut rien savoir',
  events: {
    ReportFiled: 'Rapport écrit',
    ReportAmended: 'Rapport modifié',
    ReportWithdrawn: 'Rapport retiré',
    IncidentVerified: 'Vérification décidée',
    IncidentMerged: 'Joint à un autre incident',
    IncidentUnmerged: 'Séparé d’un autre incident',
    ThreatRaised: 'Menace écrite',
    ThreatAmended: 'Menace modifiée',
    ThreatClosed: 'Menace terminée',
    AlertAcknowledged: 'Alerte prise',
    AlertAnswered: 'Réponse à l’alerte',
    AlertClosed: 'Alerte close',
    AlertReached: 'Suite sur le terrain',
    PartErased: 'Partie effacée',
    SeatEnrolled: 'Appareil inscrit',
    SeatRevoked: 'Appareil retiré',
    SeatChanged: 'Droits d’un appareil modifiés',
    DeploymentOpened: 'Déploiement ouvert',
    DeploymentAmended: 'Déploiement modifié',
    DeploymentClosed: 'Déploiement clos',
    MissionReportSigned: 'Rapport de mission signé',
    VisitLogged: 'Visite consignée',
    VisitAmended: 'Visite modifiée',
    RecommendationMade: 'Recommandation faite',
    RecommendationAnswered: 'Réponse à la recommandation',
    RecommendationAmended: 'Recommandation modifiée',
    RecommendationWithdrawn: 'Recommandation retirée',
    CardUsed: 'Fiche utilisée',
    FlashHeard: 'Message court enregistré',
    WarningRaised: 'Alerte précoce émise',
    WarningLookedAt: 'Alerte précoce consultée',
    WarningAnswered: 'Réponse à l’alerte précoce',
    WarningMuted: 'Alerte précoce mise en sourdine',
    WarningJudged: 'Alerte précoce jugée',
    PaperDrafted: 'Document hebdomadaire établi',
    PaperEdited: 'Document hebdomadaire modifié',
    PaperSigned: 'Document hebdomadaire signé',
    PaperReleased: 'Document hebdomadaire publié',
    PaperDissented: 'Document hebdomadaire : avis divergent',
    PaperShared: 'Document hebdomadaire remis',
    HostStateAssessed: 'État hôte évalué',
    HostStateReassessed: 'État hôte réévalué',
    HostStateWithdrawn: 'Évaluation de l’État hôte retirée',
  },
  otherEvent: 'Entrée d’une version ultérieure',
}

const noRoot = `Cette mission n’a pas encore de racine : personne ne répond de la clé du journal.`

function chain(fingerprint: string): string {
  return `Qui laisse signer cette clé :
  ${opensslVerify('keys/delegate.pem', 'trust/log.statement')}
  ${opensslVerify('keys/root.pem', 'trust/delegate.statement')}
Le délégué nomme la clé du journal, et la racine de la mission nomme le
délégué. Ouvrez les deux déclarations, c’est du texte : la clé suit "key".
C’est celle du fichier .pem, où elle suit MCowBQYDK2VwAyEA, avec + pour -,
/ pour _ et = à la fin. Comparez-les. La racine se compare avec du papier :
  ${fingerprintCommand}
doit commencer par ${fingerprint}
sans les espaces. La mission a mis ce nombre sur papier quand ses clés ont été
faites, et chaque tablette l’affiche. Lu ici seulement, il ne prouve rien :
demandez le papier.
`
}
