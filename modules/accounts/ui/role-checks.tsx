import { Check, CheckGroup } from "@/components/form/check";
import { FieldError } from "@/components/form/field-error";
import { roleText } from "../columns";
import { roleKeys } from "../rules/roles";

/** The roles as checks, with the sentence that says which of them exclude each other. */
export function RoleChecks({ held = [] }: { held?: readonly string[] }) {
  return (
    <div>
      <CheckGroup label="角色">
        {roleKeys.map((role) => (
          <Check key={role} name="roles[]" value={role} label={roleText(role)} defaultChecked={held.includes(role)} />
        ))}
      </CheckGroup>
      <p className="field-hint">三员之间不得兼任，也不兼任业务角色；专班只授予市总工会；领导只读。</p>
      <FieldError name="roles" />
    </div>
  );
}
