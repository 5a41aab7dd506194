/**
 * What a server action answers a form with. fields: message per field name; values: what was typed, for a browser
 * without script; goto: where to go on success.
 */
export interface FormState {
  ok: boolean;
  message?: string;
  fields?: Record<string, string>;
  values?: Record<string, string>;
  goto?: string;
}

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/** Name of the hidden input that makes a retry safe. */
export const idempotencyField = "idempotencyKey";
