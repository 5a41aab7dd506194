import { Check } from "@/components/form/check";
import { countText } from "@/components/ui/figure";
import type { BatchView } from "../reads/batch";

/** What the file leaves open, with a proposal for each row: taken only where it is ticked. */
export function Questions({ questions, total }: { questions: BatchView["questions"]; total: number }) {
  const [first] = questions;
  return (
    <fieldset>
      <legend className="b">
        待确认 {countText(total)} 项 <span className="sub">{first?.ask}</span>
      </legend>
      <div className="sideways">
        <table className="tb dense">
          <caption className="sr">待确认的行</caption>
          <thead>
            <tr>
              <th scope="col">采用</th>
              <th scope="col" className="n">
                行
              </th>
              <th scope="col">列</th>
              <th scope="col">原文</th>
              <th scope="col">内容</th>
            </tr>
          </thead>
          <tbody>
            {questions.map((question) => (
              <tr key={question.row}>
                <td>
                  <Check
                    name="answers[]"
                    value={String(question.row)}
                    label={<span className="sr">第 {question.row} 行采用建议</span>}
                  />
                </td>
                <td className="n">{question.row}</td>
                <td className="nw">{question.column}</td>
                <td className="nw">
                  <code>{question.original}</code>
                </td>
                <td>{question.subject}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </fieldset>
  );
}
