import { describe, expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-both-databases.ts'
