package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.operate.NextCommand;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageCommandsTest {

  private static final PageCommands HERE =
      new PageCommands(
          NextCommand.here(
              Map.of("--flows", "my flows", "--secrets", "s.json", "--on", "<b>{data}&")));

  private static final String ON = " --on '<b>{data}&'";

  @Test
  void readAndActWhereThePageDoes() {
    JsonObject here = Json.readObject(Json.write(HERE));
    assertThat(here.needText("start"))
        .isEqualTo("./airstep run FLOW --flows 'my flows' --secrets s.json" + ON);
    assertThat(here.needText("ui"))
        .isEqualTo("./airstep ui --flows 'my flows' --secrets s.json" + ON);
    assertThat(here.needText("show")).isEqualTo("./airstep runs show RUN" + ON);
    assertThat(here.needText("pause"))
        .isEqualTo("./airstep flows pause FLOW --for 2h --flows 'my flows'" + ON);

    Map<String, String> stage = Map.of("--secrets", "s.json", "--stage", "prod");
    assertThat(Json.write(new PageCommands(NextCommand.onAws(stage))))
        .contains("./airstep run FLOW --stage prod", "./airstep runs logs RUN --stage prod");
  }

  @Test
  void arePartOfThePageAndOfAReport() {
    for (PageDocument page :
        new PageDocument[] {
          PageDocument.served(HERE), PageDocument.containing(HERE, new JsonFields())
        }) {
      Matcher data =
          Pattern.compile("<script id=\"data\"[^>]*>([^<]*)</script>").matcher(page.html());
      assertThat(data.find()).isTrue();
      assertThat(Json.readObject(data.group(1)).needObject("commands").needText("list"))
          .isEqualTo("./airstep runs ls --flow FLOW --flows 'my flows'" + ON);
      assertThat(page.html())
          .contains("<noscript>")
          .contains(
              "<code>./airstep runs ls --flows 'my flows' --on '&lt;b>&#123;data}&amp;'</code>");
    }
  }
}
