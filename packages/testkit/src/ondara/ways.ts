import type { SheetPoint } from './sheet.ts'

type Way = { readonly points: readonly SheetPoint[] }

/** Roads a truck takes in the dry season. */
export const roads: readonly Way[] = [
  {
    points: [
      [240, 525],
      [330, 520],
      [420, 470],
      [470, 402],
      [515, 470],
      [560, 548],
      [640, 590],
      [670, 662],
      [760, 700],
      [850, 690],
      [975, 610],
      [1080, 600],
      [1210, 640],
      [1400, 640],
      [1620, 700],
      [1780, 720],
      [2000, 760],
      [2300, 820],
    ],
  },
  {
    points: [
      [560, 548],
      [610, 470],
      [660, 400],
      [742, 330],
      [820, 290],
      [905, 232],
      [960, 150],
      [1000, -10],
      [1020, -100],
      [1120, -300],
      [1250, -480],
      [1300, -700],
      [1380, -1000],
    ],
  },
  {
    points: [
      [760, 700],
      [740, 800],
      [700, 900],
      [580, 980],
      [420, 1050],
      [300, 1180],
      [220, 1240],
      [150, 1400],
      [90, 1800],
    ],
  },
  {
    points: [
      [240, 525],
      [180, 470],
      [40, 420],
      [-60, 320],
      [-300, 300],
      [-480, 300],
      [-800, 340],
      [-1100, 320],
    ],
  },
]

/** Tracks on foot, by motorcycle, or by car when dry. */
export const tracks: readonly Way[] = [
  {
    points: [
      [742, 330],
      [770, 400],
      [842, 470],
      [900, 540],
      [975, 610],
    ],
  },
  {
    points: [
      [842, 470],
      [940, 450],
      [1040, 420],
      [1210, 380],
      [1230, 420],
      [1400, 640],
    ],
  },
  {
    points: [
      [640, 190],
      [680, 260],
      [742, 330],
    ],
  },
  {
    points: [
      [640, 190],
      [560, 90],
      [540, -10],
      [520, -30],
    ],
  },
  {
    points: [
      [470, 400],
      [380, 370],
      [300, 330],
      [200, 250],
      [-10, 230],
      [-150, 150],
    ],
  },
  {
    points: [
      [372, 640],
      [450, 600],
      [560, 548],
    ],
  },
  {
    points: [
      [372, 640],
      [440, 720],
      [530, 760],
      [668, 664],
    ],
  },
  {
    points: [
      [790, 620],
      [842, 470],
    ],
  },
  {
    points: [
      [905, 232],
      [1040, 300],
      [1040, 420],
    ],
  },
  {
    points: [
      [880, 120],
      [905, 232],
    ],
  },
  {
    points: [
      [975, 610],
      [1065, 740],
      [1100, 910],
      [1030, 1020],
    ],
  },
]

/** Villages joined by a track of their own, by name. */
export const trackPairs: readonly (readonly [string, string])[] = [
  ['Aluwe', 'Tessawi'],
  ['Tessawi', 'Belouma'],
  ['Belouma', 'Orandi'],
  ['Orandi', 'Umbari'],
  ['Umbari', 'Hamoko'],
  ['Hamoko', 'Fendwa'],
  ['Orandi', 'Ruvalo'],
  ['Ruvalo', 'Bandoro'],
  ['Belouma', 'Ikandi'],
  ['Ikandi', 'Lokwena'],
  ['Lokwena', 'Aruzan'],
  ['Aruzan', 'Ruvalo'],
  ['Tessawi', 'Mavesso'],
  ['Mavesso', 'Tolinde'],
  ['Tolinde', 'Sireke'],
  ['Ngoruma', 'Kelembe'],
  ['Kelembe', 'Nyambo'],
  ['Nyambo', 'Quelo'],
  ['Quelo', 'Opande'],
  ['Opande', 'Salembo'],
  ['Quelo', 'Zareko'],
  ['Zareko', 'Kumbari'],
  ['Kumbari', 'Tamburo'],
  ['Tamburo', 'Ferruma'],
  ['Halikoro', 'Nyambo'],
  ['Remba', 'Jorama'],
  ['Jorama', 'Mbassira'],
  ['Jorama', 'Pelundi'],
  ['Pelundi', 'Dombira'],
  ['Dombira', 'Kessaru'],
  ['Dombira', 'Sabreka'],
  ['Sabreka', 'Kotelwa'],
  ['Kotelwa', 'Vanduko'],
  ['Marado', 'Nialo'],
  ['Nialo', 'Sabreka'],
  ['Lisari', 'Rudaka'],
  ['Rudaka', 'Vanduko'],
  ['Marado', 'Tangwe'],
  ['Tangwe', 'Iboro'],
  ['Tangwe', 'Port Oram'],
  ['Port Oram', 'Haretu'],
  ['Lisari', 'Ombeya'],
  ['Sodira', 'Dessim'],
]
