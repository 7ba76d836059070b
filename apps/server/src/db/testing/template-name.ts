/** The migrated database that every PostgreSQL test database is a copy of. */
export const templateName = 'tocsin_template'
