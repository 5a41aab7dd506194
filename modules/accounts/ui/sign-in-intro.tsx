/** The published plan's own heads: nobody is signed in here, so nothing on this side comes from the database. */
const aspects = [
  { no: "一", title: "强化思想政治引领", measures: 2 },
  { no: "二", title: "扩大工会组织有效覆盖", measures: 3 },
  { no: "三", title: "有效解决急难愁盼问题", measures: 3 },
  { no: "四", title: "推动维护合法权益", measures: 2 },
];

export function SignInIntro() {
  return (
    <div className="sign-in-intro">
      <div className="logo">
        <i>推</i>推进台
      </div>
      <h1>
        新业态、新就业群体工会工作
        <br />
        实施方案推进平台
      </h1>
      <ul>
        {aspects.map((aspect) => (
          <li key={aspect.no}>
            <span>{aspect.no}</span>
            {aspect.title}
            <span>{aspect.measures} 项措施</span>
          </li>
        ))}
      </ul>
      <p>北京市总工会 2021 年 8 月 31 日印发，4 个方面 10 项措施</p>
    </div>
  );
}
