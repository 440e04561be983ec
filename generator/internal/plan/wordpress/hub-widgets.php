<?php
/**
 * Plugin Name:       @NAME@
 * Plugin URI:        @HOME@
 * Description:       Shows the tools of @TITLE@ on your pages: a block and a shortcode for each. Visitors load them from the hub, and from nowhere else. There are no settings, and nothing is stored.
 * Version:           @VERSION@
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            @AUTHOR@
 * License:           MIT
 * License URI:       https://spdx.org/licenses/MIT.html
 * Text Domain:       hub-widgets
 * Update URI:        false
 *
 * Made by: sitegen embed --wordpress. Make it again, and upload it again, when the
 * hub's address, languages or crisis lines have changed.
 *
 * In a page: a block, found in the editor by the name above, or a shortcode such as
 * [hub_finder place="80202" compact], or a plain link to the hub with data-hub="finder".
 * Each stays a link where no script runs.
 *
 * A hub that has moved: define( 'HUB_WIDGETS_ADDRESS', 'https://new.example/' ); in
 * wp-config.php, or the filter hub_widgets_address.
 */

namespace HubWidgets;

defined( 'ABSPATH' ) || exit;

const VERSION = '@VERSION@';

/** What is known of the hub. */
const HUB = <<<'HUB'
@HUB@
HUB;

/** Style that keeps space free for a widget until its script is there. */
const SPACE = <<<'SPACE'
@SPACE@
SPACE;

/** What the block editor runs; see send_editor_script. */
const EDITOR = <<<'EDITOR'
@EDITOR@
EDITOR;

add_action( 'init', __NAMESPACE__ . '\register' );
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\bring_space' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );
add_action( 'wp_ajax_hub_widgets_editor', __NAMESPACE__ . '\send_editor_script' );
add_filter( 'the_content', __NAMESPACE__ . '\bring_crisis_lines', 99 );
foreach ( array( 'the_content', 'render_block', 'widget_text', 'widget_custom_html_content' ) as $hook ) {
	add_filter( $hook, __NAMESPACE__ . '\bring_script', 99 );
}

/** HUB, decoded. */
function hub() {
	static $hub;
	$hub = $hub ?? json_decode( HUB, true );
	return $hub;
}

/** Where the hub lives, with a final slash. */
function address() {
	$address = defined( 'HUB_WIDGETS_ADDRESS' ) ? \HUB_WIDGETS_ADDRESS : hub()['address'];
	/** Filters the hub's address. */
	return trailingslashit( apply_filters( 'hub_widgets_address', $address ) );
}

/** A block and a shortcode for each widget; two scripts and a style that wait to be asked for. */
function register() {
	wp_register_style( 'hub-widgets', false, array(), VERSION );
	wp_add_inline_style( 'hub-widgets', SPACE );
	wp_register_script( 'hub-widgets', esc_url_raw( address() . 'widgets/hub.js' ), array(), null, true );
	wp_register_script(
		'hub-widgets-editor',
		admin_url( 'admin-ajax.php?action=hub_widgets_editor' ),
		array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n', 'wp-server-side-render' ),
		VERSION,
		true
	);
	foreach ( hub()['widgets'] as $name => $widget ) {
		register_block( $name, $widget );
		add_shortcode(
			'hub_' . $name,
			function ( $given ) use ( $name ) {
				return widget( $name, from_shortcode( (array) $given ), 'class="hub-widget"' );
			}
		);
	}
}

/** The block is made anew whenever a page is shown; what the editor saves with it is the link alone. */
function register_block( $name, $widget ) {
	register_block_type(
		'hub/' . $name,
		array(
			'api_version'           => 3,
			'title'                 => $widget['title'],
			'description'           => $widget['description'],
			'category'              => 'widgets',
			'icon'                  => 'heart',
			'keywords'              => array( hub()['title'], 'hub' ),
			'textdomain'            => 'hub-widgets',
			'supports'              => array(
				'html'  => false,
				'align' => array( 'wide', 'full' ),
			),
			'attributes'            => block_attributes( $name, $widget ),
			'editor_script_handles' => array( 'hub-widgets-editor' ),
			'render_callback'       => function ( $options ) use ( $name ) {
				return widget( $name, $options, get_block_wrapper_attributes( array( 'class' => 'hub-widget' ) ) );
			},
		)
	);
}

/** The options, and the saved link's address and words, which are read back from the post. */
function block_attributes( $name, $widget ) {
	$link       = words( get_locale() )['links'][ $name ];
	$attributes = array(
		'label'  => array(
			'type'    => 'string',
			'default' => '',
		),
		'anchor' => array(
			'type'      => 'string',
			'source'    => 'attribute',
			'selector'  => 'a',
			'attribute' => 'href',
			'default'   => esc_url_raw( address() . $link['path'] ),
		),
		'words'  => array(
			'type'     => 'string',
			'source'   => 'text',
			'selector' => 'a',
			'default'  => $link['text'],
		),
	);
	foreach ( $widget['options'] as $option ) {
		$is_flag                       = 'boolean' === $option['type'];
		$attributes[ $option['name'] ] = array(
			'type'    => $is_flag ? 'boolean' : 'string',
			'default' => $is_flag ? false : '',
		);
	}
	return $attributes;
}

/** Options as text, and on for compact, compact="yes" or compact="compact". */
function from_shortcode( $given ) {
	$options = array();
	foreach ( $given as $option => $value ) {
		if ( is_int( $option ) ) {
			$options[ strtolower( $value ) ] = true;
		} else {
			$options[ $option ] = $value;
		}
	}
	return $options;
}

/** A widget's link, and the crisis lines, which depend on no script. */
function widget( $name, $options, $wrapper ) {
	bring();
	$words = words( empty( $options['language'] ) ? get_bloginfo( 'language' ) : $options['language'] );
	$link  = link( $name, $options, $words['links'][ $name ] );
	return '<div ' . $wrapper . in_language( $words ) . '>' . $link . crisis_lines( $words ) . '</div>';
}

/** The attributes of words that are not in the language of the page. */
function in_language( $words ) {
	if ( strtok( $words['language'], '-' ) === strtok( get_bloginfo( 'language' ), '-' ) ) {
		return '';
	}
	return language_attributes_of( $words['language'], $words['direction'] );
}

function language_attributes_of( $language, $direction ) {
	return ' lang="' . esc_attr( $language ) . '" dir="' . esc_attr( $direction ) . '"';
}

/** Crisis lines that are not translated are in a language of their own. */
function crisis_lines( $words, $language = '' ) {
	if ( isset( $words['foreign'] ) ) {
		$language = language_attributes_of( $words['foreign']['language'], $words['foreign']['direction'] );
	}
	return '<p class="hub-crisis"' . $language . '>' . implode( "<br>\n", array_map( 'esc_html', $words['crisis'] ) ) . '</p>';
}

/** What becomes the widget where scripts run. */
function link( $name, $options, $link ) {
	$attributes = ' href="' . esc_url( address() . $link['path'] ) . '" data-hub="' . esc_attr( $name ) . '"';
	foreach ( hub()['widgets'][ $name ]['options'] as $option ) {
		$value     = $options[ $option['name'] ] ?? '';
		$attribute = ' data-hub-' . esc_attr( $option['name'] );
		if ( 'boolean' === $option['type'] ) {
			$is_off      = is_string( $value ) && in_array( strtolower( $value ), array( '', 'no', 'false', '0', 'off' ), true );
			$attributes .= $value && ! $is_off ? $attribute : '';
		} elseif ( is_string( $value ) && '' !== trim( $value ) ) {
			$attributes .= $attribute . '="' . esc_attr( trim( $value ) ) . '"';
		}
	}
	$text = empty( $options['label'] ) ? $link['text'] : $options['label'];
	return '<a' . $attributes . '>' . esc_html( $text ) . '</a>';
}

/** What is said in the hub's language that stands nearest to a tag or locale: es_MX, es-MX, es. */
function words( $tag ) {
	$languages = array_change_key_case( hub()['languages'] );
	$try       = strtolower( str_replace( '_', '-', $tag ) );
	while ( '' !== $try && ! isset( $languages[ $try ] ) ) {
		$try = substr( $try, 0, (int) strrpos( $try, '-' ) );
	}
	return '' === $try ? hub()['languages'][ hub()['language'] ] : $languages[ $try ];
}

/** Links that authors paste come without crisis lines. */
function bring_crisis_lines( $html ) {
	if ( false === stripos( $html, 'data-hub=' ) || false !== strpos( $html, 'class="hub-crisis"' ) ) {
		return $html;
	}
	$words = words( get_bloginfo( 'language' ) );
	return $html . "\n" . crisis_lines( $words, in_language( $words ) );
}

/** Nor with a script, which authors may not paste. */
function bring_script( $html ) {
	if ( is_string( $html ) && false !== stripos( $html, 'data-hub=' ) ) {
		bring();
	}
	return $html;
}

/** The script, and the style. */
function bring() {
	wp_enqueue_script( 'hub-widgets' );
	wp_enqueue_style( 'hub-widgets' );
}

/** Themes that are no block themes have sent a page's head before its posts are looked at. */
function bring_space() {
	foreach ( $GLOBALS['wp_query']->posts ?? array() as $post ) {
		if ( preg_match( '/data-hub=|\[hub_|wp:hub\//', $post->post_content ?? '' ) ) {
			wp_enqueue_style( 'hub-widgets' );
		}
	}
}

function as_module( $tag, $handle, $src ) {
	if ( 'hub-widgets' !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type' => 'module',
			'src'  => $src,
		)
	);
}

/** The editor's script has an address of its own, for websites that forbid scripts in the page. */
function send_editor_script() {
	header( 'Content-Type: text/javascript; charset=utf-8' );
	header( 'X-Content-Type-Options: nosniff' );
	echo EDITOR, '( window.wp, ', wp_json_encode( hub() ), " );\n"; // phpcs:ignore WordPress.Security.EscapeOutput
	exit;
}
