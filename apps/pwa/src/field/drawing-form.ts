import * as z from 'zod/mini'

/** A drawing as far as it is drawn. A form that was kept before this was asked has none. */
export const DrawingForm = z._default(
  z.nullable(
    z.object({
      kind: z.enum(['route', 'area']),
      corners: z.array(z.object({ lat: z.number(), lon: z.number() })),
    }),
  ),
  null,
)
export type DrawingForm = z.infer<typeof DrawingForm>
