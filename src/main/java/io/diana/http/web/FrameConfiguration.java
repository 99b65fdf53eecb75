package io.diana.http.web;

import io.diana.http.Cursors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Teaches handler methods the arguments of the frame. */
@Configuration(proxyBeanMethods = false)
class FrameConfiguration {

    @Bean
    WebFluxConfigurer frameArguments(ServerCodecConfigurer codecs, Cursors cursors) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(
                        new MergePatchArgument(codecs), new PageRequestArgument(cursors), new IfMatchArgument());
            }
        };
    }
}
