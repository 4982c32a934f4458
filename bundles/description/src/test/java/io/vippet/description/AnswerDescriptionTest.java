package io.vippet.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.rest.Answer;
import io.vippet.api.rest.ConditionalGet;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerDescriptionTest {

    interface Resource {

        @ConditionalGet
        List<String> list();

        @Answer({202, 404})
        void start();
    }

    private static Method method(String name) throws NoSuchMethodException {
        return Resource.class.getDeclaredMethod(name);
    }

    @Test
    void conditionalAnswersMayHaveNoBody() throws Exception {
        List<AnswerDescription> answers = AnswerDescription.of(method("list"));
        assertThat(answers).extracting(AnswerDescription::status).containsExactly(200, 304);
        assertThat(answers.getFirst().body()).isPresent();
        assertThat(answers.getLast().body()).isEmpty();
        assertThat(AnswerDescription.success(method("list"))).isEqualTo(200);
    }

    @Test
    void successIsTheNamedOne() throws Exception {
        assertThat(AnswerDescription.of(method("start")))
                .extracting(AnswerDescription::status)
                .containsExactly(202, 404);
        assertThat(AnswerDescription.success(method("start"))).isEqualTo(202);
    }
}
