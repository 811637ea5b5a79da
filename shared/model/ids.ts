import { z } from 'zod'

/** The first 26 base32 characters (130 bits) of the SHA-256 of a document's exact UTF-8 text. */
export const documentIdSchema = z
  .string()
  .regex(/^[a-z2-7]{26}$/)
  .brand('DocumentId')
export type DocumentId = z.infer<typeof documentIdSchema>

/** 80 random bits for records made here; imported ones keep the id of their tool. Unique within a document's layer. */
export const recordIdSchema = z.string().min(1).max(200).brand('RecordId')
export type RecordId = z.infer<typeof recordIdSchema>

/** Generated slug: the annotator's folder name; her name stands in the manifest. */
export const annotatorIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
  .brand('AnnotatorId')
export type AnnotatorId = z.infer<typeof annotatorIdSchema>

/** Names one installation, so that two laptops of one annotator never write one journal. */
export const deviceIdSchema = z
  .string()
  .regex(/^[a-z2-7]{8}$/)
  .brand('DeviceId')
export type DeviceId = z.infer<typeof deviceIdSchema>
