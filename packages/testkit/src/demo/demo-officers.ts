import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { DemoOfficer } from './demo-act.ts'

/** Everybody who writes in the demo mission. All are invented. */
export const demoOfficers: readonly DemoOfficer[] = [
  field('osseko-lead', 'Elin Vasko, Civil Affairs, JPT Osseko', 'civil_affairs', 'OD03A', true),
  field('osseko-hr', 'Daud Kimeri, Human Rights, JPT Osseko', 'human_rights', 'OD03A'),
  field('osseko-cp', 'Salme Orrin, Child Protection, JPT Osseko', 'child_protection', 'OD03A'),
  field('osseko-mil', 'Tomas Reyl, Force liaison, JPT Osseko', 'military', 'OD03A'),
  field('kirandu-lead', 'Hanne Obasi, Civil Affairs, JPT Kirandu', 'civil_affairs', 'OD03A', true),
  field('kirandu-pol', 'Idris Vael, UN Police, JPT Kirandu', 'unpol', 'OD03A'),
  field(
    'marado-lead',
    'Lucan Tevi, Political Affairs, JPT Marado',
    'political_affairs',
    'OD02',
    true,
  ),
  field('marado-wp', 'Nadira Solenn, Women’s Protection, JPT Marado', 'women_protection', 'OD02'),
  field('sereni-ca', 'Jorun Bassey, Civil Affairs, JPT Port Sereni', 'civil_affairs', 'OD01B'),
  field('sireke-hr', 'Mirela Koti, Human Rights, JPT Sireke', 'human_rights', 'OD01A'),
  field('quelo-liaison', 'Anders Muteba, Liaison, JPT Quelo', 'liaison', 'OD03B'),
  desk('analyst-hr', 'Ines Halloran, Human Rights, analysis cell', 'analyst', 'human_rights'),
  desk('analyst-cp', 'Pavel Ndiku, Child Protection, analysis cell', 'analyst', 'child_protection'),
  desk('duty-day', 'Marta Quill, duty officer', 'headquarters', 'military'),
  desk('duty-night', 'Sefu Lindqvist, duty officer', 'headquarters', 'unpol'),
]

/** The people behind the accounts of the demo: one a role, and the two to whom names are sealed. */
export const demoAccounts = [
  { name: 'member', role: 'jpt_member', officer: 'osseko-hr' },
  { name: 'leader', role: 'team_leader', officer: 'osseko-lead' },
  { name: 'analyst', role: 'analyst', officer: 'analyst-hr' },
  { name: 'hq', role: 'headquarters', officer: 'duty-day' },
  { name: 'admin', role: 'administrator', officer: null },
  {
    name: 'identity1',
    role: 'headquarters',
    officer: null,
    seals: 'Solen Amari, identity officer',
  },
  {
    name: 'identity2',
    role: 'headquarters',
    officer: null,
    seals: 'Tove Ekholm, identity officer',
  },
] as const

export const fieldOfficers = demoOfficers.filter(({ areas }) => areas.length > 0)

/** The seat that would hear of an area first: those who report from it. */
export function officersIn(area: AreaId): DemoOfficer[] {
  return fieldOfficers.filter(({ areas }) => areas.includes(area))
}

export function officerNamed(key: string): DemoOfficer {
  const officer = demoOfficers.find((known) => known.key === key)
  if (!officer) throw new Error(`the demo has no officer ${key}`)
  return officer
}

function field(
  key: string,
  name: string,
  component: string,
  area: string,
  leads = false,
): DemoOfficer {
  const role = leads ? 'team_leader' : 'jpt_member'
  return { key, name, role, component, areas: [area as AreaId] }
}

function desk(
  key: string,
  name: string,
  role: 'analyst' | 'headquarters',
  component: string,
): DemoOfficer {
  return { key, name, role, component, areas: [] }
}
