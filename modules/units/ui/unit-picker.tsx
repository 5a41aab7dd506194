"use client";
import { useField } from "@/components/form/form-context";
import type { UnitChoice } from "./choice";
import { UnitCombobox } from "./unit-combobox";

/** One unit inside a Field, searched by Chinese part, pinyin or initials; submits the code under the field's name. */
export function UnitPicker({ units, value }: { units: readonly UnitChoice[]; value?: string }) {
  const field = useField();
  return (
    <UnitCombobox
      units={units}
      name={field.name}
      value={field.value ?? value}
      control={{
        id: field.id,
        "aria-describedby": field.describedBy,
        "aria-invalid": field.invalid || undefined,
        required: field.required,
      }}
    />
  );
}
