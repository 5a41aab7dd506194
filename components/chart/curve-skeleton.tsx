/** The curve's frame while its library loads: same height, no spinner. */
export function CurveSkeleton() {
  return (
    <div className="curve waiting skeleton" aria-hidden="true">
      <i />
    </div>
  );
}
