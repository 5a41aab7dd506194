import type { FormAction } from "@/components/form/form-state";

/** The commands of an import page as its forms call them. */
export interface ImportActions {
  upload: FormAction;
  remap: FormAction;
  accept: FormAction;
  undo: FormAction;
  discard: FormAction;
}
