import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  AreaId,
  Band,
  Code,
  creatingEventId,
  EventId,
  eventId,
  lastSeatSeq,
  MissionId,
  parseEventId,
  parseScopeId,
  RecordId,
  recordIdOf,
  ScopeId,
  SeatId,
  scopeId,
} from './ids.ts'

const seat = SeatId.parse('00112233445566778899aabbccddeeff')
const seats = fc.stringMatching(/^[0-9a-f]{32}$/).map((text) => SeatId.parse(text))
const areas = fc.stringMatching(/^[A-Z0-9]{2,16}$/).map((text) => AreaId.parse(text))

describe('ids', () => {
  test('PR-1 shapes are exact: nothing before, after or between', () => {
    expect(MissionId.safeParse('ondara').success).toBe(true)
    for (const bad of ['', 'o', 'Ondara', '1ondara', 'ondara\n', 'a'.repeat(33)]) {
      expect(MissionId.safeParse(bad).success, bad).toBe(false)
    }
    for (const bad of [seat.toUpperCase(), `${seat}0`, seat.slice(1), ` ${seat}`]) {
      expect(SeatId.safeParse(bad).success, bad).toBe(false)
    }
    for (const bad of ['OD03', 'OD03.secret', 'OD03.', 'od03.standard', '.standard']) {
      expect(ScopeId.safeParse(bad).success, bad).toBe(false)
    }
    expect(Code.safeParse('a_code_of_2031').success).toBe(true)
    expect(Code.safeParse('A code').success).toBe(false)
  })

  test('PR-2 an event id and its seat and number say the same', () => {
    fc.assert(
      fc.property(seats, fc.integer({ min: 1, max: lastSeatSeq }), (seat, seatSeq) => {
        const id = eventId(seat, seatSeq)
        expect(EventId.parse(id)).toBe(id)
        expect(parseEventId(id)).toEqual({ seat, seatSeq })
      }),
    )
  })

  test('PR-2 numbers that do not fit 32 bits, start with 0 or are not whole are refused', () => {
    for (const seatSeq of [0, -1, 1.5, lastSeatSeq + 1, Number.NaN]) {
      expect(() => eventId(seat, seatSeq)).toThrow(RangeError)
    }
    for (const tail of ['0', '01', '4294967296', '9999999999', '', '1e3', '-1']) {
      expect(EventId.safeParse(`${seat}-${tail}`).success, tail).toBe(false)
    }
    expect(EventId.safeParse(`${seat}-4294967295`).success).toBe(true)
  })

  test('PR-3 a record bears the id of the event that created it', () => {
    const id = eventId(seat, 7)
    expect(RecordId.parse(recordIdOf(id))).toBe(id)
    expect(creatingEventId(recordIdOf(id))).toBe(id)
  })

  test('PR-1 a scope is an area and a band', () => {
    fc.assert(
      fc.property(areas, fc.constantFrom(...Band.options), (area, band) => {
        const id = scopeId(area, band)
        expect(ScopeId.parse(id)).toBe(id)
        expect(parseScopeId(id)).toEqual({ area, band })
      }),
    )
  })
})
