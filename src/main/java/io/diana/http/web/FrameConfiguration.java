package io.diana.http.web;

import io.diana.http.Cursors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Puts the frame together: what handler methods take, how bodies are read, how problems are written. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class FrameConfiguration {

    @Bean
    CodecCustomizer problemCodec(ProblemRendering rendering) {
        return codecs -> codecs.customCodecs().register(new ProblemWriter(rendering));
    }

    /** A number or a truth value is no text, although Jackson would make one of it. */
    @Bean
    JsonMapperBuilderCustomizer nothingIsText() {
        return json -> json.withCoercionConfig(
                LogicalType.Textual,
                text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    JacksonModule soundJson() {
        return new SimpleModule("sound-json").addDeserializer(JsonNode.class, SoundJson.reader());
    }

    @Bean
    WebFluxConfigurer frameArguments(JsonMapper json, HttpProperties properties, Cursors cursors) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(
                        new MergePatchArgument(json, properties),
                        new PageRequestArgument(cursors),
                        new IfMatchArgument(),
                        new IdempotencyKeyArgument());
            }
        };
    }
}
