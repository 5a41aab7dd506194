/** One line of 24 px under the top bar: neutral, not closable; centred on phones, sign-in and documents. */
export function DemoBanner({ centred = false }: { centred?: boolean }) {
  return (
    <div className={centred ? "demo centred" : "demo"} role="note" aria-label="演示数据">
      <b>演示数据</b>
      <span>企业、人员与数字均为虚构</span>
    </div>
  );
}
