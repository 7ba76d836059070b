import type accounts from './locales/en/accounts.json'
import type alerts from './locales/en/alerts.json'
import type care from './locales/en/care.json'
import type carry from './locales/en/carry.json'
import type certificate from './locales/en/certificate.json'
import type common from './locales/en/common.json'
import type deployment from './locales/en/deployment.json'
import type desk from './locales/en/desk.json'
import type devices from './locales/en/devices.json'
import type enrol from './locales/en/enrol.json'
import type erasure from './locales/en/erasure.json'
import type factor from './locales/en/factor.json'
import type files from './locales/en/files.json'
import type flash from './locales/en/flash.json'
import type fullReport from './locales/en/full-report.json'
import type guidance from './locales/en/guidance.json'
import type home from './locales/en/home.json'
import type hostState from './locales/en/host-state.json'
import type identities from './locales/en/identities.json'
import type map from './locales/en/map.json'
import type outside from './locales/en/outside.json'
import type paper from './locales/en/paper.json'
import type people from './locales/en/people.json'
import type problems from './locales/en/problems.json'
import type record from './locales/en/record.json'
import type rights from './locales/en/rights.json'
import type scan from './locales/en/scan.json'
import type secure from './locales/en/secure.json'
import type storage from './locales/en/storage.json'
import type summary from './locales/en/summary.json'
import type teams from './locales/en/teams.json'
import type threat from './locales/en/threat.json'
import type unlock from './locales/en/unlock.json'
import type warnings from './locales/en/warnings.json'

/**
 * Every message there is, by room. English is the list; a test holds the other languages to it. A
 * new room is one JSON file per language and one line here.
 */
export type MessageId = keyof (typeof accounts &
  typeof alerts &
  typeof care &
  typeof carry &
  typeof certificate &
  typeof common &
  typeof deployment &
  typeof desk &
  typeof devices &
  typeof enrol &
  typeof erasure &
  typeof factor &
  typeof files &
  typeof flash &
  typeof fullReport &
  typeof guidance &
  typeof home &
  typeof hostState &
  typeof identities &
  typeof map &
  typeof outside &
  typeof paper &
  typeof people &
  typeof problems &
  typeof record &
  typeof rights &
  typeof scan &
  typeof secure &
  typeof storage &
  typeof summary &
  typeof teams &
  typeof threat &
  typeof unlock &
  typeof warnings)
